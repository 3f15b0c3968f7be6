package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.assignment.Assignment;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.Lease;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of assignments once they are made: durable, shared by all instances, and the judge
/// of every race.
///
/// Whatever happens to a task moves its sequence on, so that a caller who read a [Standing] can
/// have something done only if it still stands. Writing methods join the current unit of work and
/// fail without one; a write that does not come about leaves nothing behind. Reading methods may
/// run in a unit of work or alone.
public interface LifeStore {

  /// Where a task stands, and what it went through since somebody last dispatched it.
  Optional<Standing> standing(TaskId task);

  /// Notes that the role began to work on a task: writes the time, an event and an outbox row.
  ///
  /// @return false, with nothing written, when the task is not in the hands of a role, has another
  ///   epoch, or was begun already
  boolean start(TaskId task, long epoch, Instant at);

  /// Renews the lease of an open assignment, if it has one. A lease that has run out is renewed as
  /// long as nobody took the task away.
  ///
  /// @return false when the task is not in the hands of a role, or has another epoch
  boolean renew(TaskId task, long epoch, Instant at);

  /// Ends the open assignment of a task, in one piece: task, assignment, hold, events, outbox rows
  /// and the change to the statistics.
  ///
  /// @return the task as it is now; empty when it no longer stands as it did, or when an assignment
  ///   is to be given up as lost whose lease has not run out, or whose task somebody else is
  ///   changing at this moment: sweeps of several instances never wait for each other
  Optional<TrackedTask> end(AssignmentEnd end);

  /// Tasks whose lease has run out, longest first.
  ///
  /// @param most how many at most
  List<TaskId> lapsed(Instant now, int most);

  /// Where a task stands.
  ///
  /// @param task the task
  /// @param sequence the sequence of its last event
  /// @param stint its last assignment; null when it never had one
  /// @param enqueuedAt when somebody last dispatched it; its rank and its attempts count from there
  /// @param escalations steps taken since then
  /// @param past how offers and assignments ended since then, in order
  record Standing(
      TrackedTask task,
      long sequence,
      @Nullable Stint stint,
      Instant enqueuedAt,
      int escalations,
      List<PastAttempt> past) {

    public Standing {
      past = List.copyOf(past);
    }
  }

  /// The time a task spends in the hands of a role.
  ///
  /// @param assignment who has or had it, and what became of that
  /// @param ending how it ended; null while it goes on, and when the task was cancelled
  /// @param startedAt when the role began to work; null when it did not say
  /// @param lease how long the role may be silent; null when it may be for ever
  record Stint(
      Assignment assignment,
      PastAttempt.@Nullable Ending ending,
      @Nullable Instant startedAt,
      @Nullable Lease lease) {

    /// True while the role has the task.
    public boolean isOpen() {
      return assignment instanceof Assignment.Active;
    }
  }

  /// The end of an assignment, to be made.
  ///
  /// @param standing where the task stood when that was decided
  /// @param to where it goes: completed, queued or failed
  /// @param ending how the assignment ends: completed, released, failed or lost
  /// @param outcome what came of the work; null unless it was completed
  /// @param reason why it ends; null when nothing was said
  /// @param note what the role leaves
  /// @param changed the task as it is from now on; null when it stays as it is
  /// @param events what is written into its history, in order, at least one
  /// @param at when
  record AssignmentEnd(
      Standing standing,
      TaskState to,
      PastAttempt.Ending ending,
      @Nullable WorkOutcome outcome,
      @Nullable String reason,
      HandoverNote note,
      @Nullable Task changed,
      List<NewEvent> events,
      Instant at) {

    public AssignmentEnd {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("The end of an assignment must have an event.");
      }
      if (!ending.isOfAssignment() || ending == PastAttempt.Ending.WITHDRAWN) {
        throw new IllegalArgumentException(
            "The ending (%s) of an assignment must be completed, released, failed or lost."
                .formatted(ending));
      }
      if ((outcome != null) != (ending == PastAttempt.Ending.COMPLETED)) {
        throw new IllegalArgumentException(
            "The outcome (%s) of an assignment must be there exactly when it was completed; it was %s."
                .formatted(outcome, ending));
      }
    }

    /// The task it is about.
    public TaskId task() {
      return standing.task().task().id();
    }
  }

  /// An event, to be written into the history of a task.
  ///
  /// @param type what happened
  /// @param ofHolder true when it is about the role that has, or had, the task
  /// @param reason why; null when nothing was said
  /// @param data further facts
  record NewEvent(
      DispatchEvent.Type type, boolean ofHolder, @Nullable String reason, Attributes data) {}
}
