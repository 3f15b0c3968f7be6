package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// For the roles: work on the tasks they have, to the end.
///
/// Every call either takes effect as a whole, together with its receipt, or changes nothing. The
/// same call once more, after it took effect and while nothing else happened to the task, changes
/// nothing and answers the same. Safe to call from any thread; calls may block on the database.
public interface WorkOnTasks {

  /// The role begins to work. A sign of life, too.
  ///
  /// @throws RejectedException when there is no such task, or the caller does not have it
  Progress start(Claim claim, Receipt<Progress> receipt);

  /// The role is still there: a lease begins anew.
  ///
  /// @throws RejectedException when there is no such task, or the caller does not have it
  Progress heartbeat(Claim claim, Receipt<Progress> receipt);

  /// The work is done.
  ///
  /// @throws RejectedException when there is no such task, or the caller does not have it
  TrackedTask complete(
      Claim claim, WorkOutcome outcome, HandoverNote note, Receipt<TrackedTask> receipt);

  /// The role cannot do it. The task goes on to others, waits, or fails, as is configured.
  ///
  /// @throws RejectedException when there is no such task, or the caller does not have it
  TrackedTask fail(Claim claim, String reason, HandoverNote note, Receipt<TrackedTask> receipt);

  /// The role gives it back. The task goes on to others, waits, or fails, as is configured.
  ///
  /// @throws RejectedException when there is no such task, or the caller does not have it
  TrackedTask release(
      Claim claim, @Nullable String reason, HandoverNote note, Receipt<TrackedTask> receipt);

  /// Who speaks, of which task.
  ///
  /// @param task the task
  /// @param role who believes to have it; null when that is not said
  /// @param epoch the epoch of the assignment it believes to have; null when that is not said
  record Claim(TaskId task, @Nullable RoleId role, @Nullable Long epoch) {}

  /// How far a task is that a role has.
  ///
  /// @param task the task
  /// @param startedAt when the role began to work; null when it has not
  /// @param leaseUntil when the task goes to somebody else if nothing is heard of the role; null
  ///   when it never does
  record Progress(TrackedTask task, @Nullable Instant startedAt, @Nullable Instant leaseUntil) {}
}
