package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.task.Priority;

/// One of the queues that wait side by side, the first to go first; [CriticalCap] keeps it from
/// taking everything.
public enum Lane {
  CRITICAL,
  ORDINARY;

  /// Where a task of a priority waits.
  public static Lane of(Priority priority) {
    return switch (priority) {
      case CRITICAL -> CRITICAL;
      case LOW, MEDIUM, HIGH -> ORDINARY;
    };
  }
}
