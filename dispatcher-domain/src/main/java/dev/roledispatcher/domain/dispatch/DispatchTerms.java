package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.QueuePolicy;
import dev.roledispatcher.domain.task.Schedule;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a task is to be handed out, beside who may have it.
///
/// @param mode how it comes to a role; null: as the role wants it, which is direct unless it asks
///   to be asked
/// @param scheduleAt when it enters the queue; null for at once
/// @param expiresAt from when it is dropped unless a role has it; null for never
/// @param expectedDuration how long the work takes, 0 to [QueuePolicy#LONGEST_WORK]; null when not
///   known
/// @param waiting what it gives up while it waits
/// @param whenUsedUp what follows when it was tried often enough; null for what is configured
/// @param excludePreviousRoles true keeps every role from it that had it before
/// @param notRoleOf tasks whose roles, past and present, must not get it; at most 16
public record DispatchTerms(
    @Nullable DispatchMode mode,
    @Nullable Instant scheduleAt,
    @Nullable Instant expiresAt,
    @Nullable Duration expectedDuration,
    WaitPolicy waiting,
    AttemptPolicy.@Nullable WhenUsedUp whenUsedUp,
    boolean excludePreviousRoles,
    List<TaskId> notRoleOf) {

  /// The most tasks whose roles one request may keep out.
  public static final int MOST_NOT_ROLE_OF = 16;

  /// What holds when the request says nothing.
  public static final DispatchTerms DEFAULT =
      new DispatchTerms(null, null, null, null, WaitPolicy.DEFAULT, null, false, List.of());

  public DispatchTerms {
    if (expectedDuration != null
        && (expectedDuration.isNegative()
            || expectedDuration.compareTo(QueuePolicy.LONGEST_WORK) > 0)) {
      throw new IllegalArgumentException(
          "The expected duration (%s) of a task must be 0 to %s."
              .formatted(expectedDuration, QueuePolicy.LONGEST_WORK));
    }
    notRoleOf = notRoleOf.stream().distinct().toList();
    if (notRoleOf.size() > MOST_NOT_ROLE_OF) {
      throw new IllegalArgumentException(
          "The tasks (%d) whose roles are kept out must be at most %d."
              .formatted(notRoleOf.size(), MOST_NOT_ROLE_OF));
    }
  }

  /// When the task is wanted, with the deadline it has itself.
  public Schedule schedule(@Nullable Instant deadline) {
    return new Schedule(scheduleAt, deadline, expiresAt);
  }
}
