package dev.roledispatcher.domain.stats;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.util.Map;

/// What the dispatcher has done since its database was made.
///
/// @param byClassification dispatches that took effect, by class
/// @param byRole dispatches that took effect, by role
/// @param byError dispatches that did not, by code
/// @param reassignments tasks that changed hands
/// @param totalTime the time all successful dispatches took together
/// @param times how long each successful dispatch took
/// @param contexts what the builder of contexts did
public record DispatchStats(
    Map<TaskClassification, Long> byClassification,
    Map<RoleId, Long> byRole,
    Map<ErrorCode, Long> byError,
    long reassignments,
    Duration totalTime,
    LatencyHistogram times,
    ContextStats contexts) {

  public DispatchStats {
    byClassification = Map.copyOf(byClassification);
    byRole = Map.copyOf(byRole);
    byError = Map.copyOf(byError);
  }

  /// Dispatches that took effect.
  public long successful() {
    return sum(byClassification);
  }

  /// Dispatches that did not.
  public long failed() {
    return sum(byError);
  }

  /// All dispatches.
  public long total() {
    return successful() + failed();
  }

  /// Dispatches of one class that took effect.
  public long of(TaskClassification classification) {
    return byClassification.getOrDefault(classification, 0L);
  }

  /// The mean time of a successful dispatch, in milliseconds; 0 when there was none.
  public double meanMillis() {
    return successful() == 0 ? 0 : totalTime.toNanos() / 1e6 / successful();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
