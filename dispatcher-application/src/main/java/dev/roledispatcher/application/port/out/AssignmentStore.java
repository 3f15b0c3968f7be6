package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tasks, their assignments, histories and decisions: durable, shared by all instances, and the
/// judge of every race.
///
/// Writing methods join the current unit of work and fail without one. A write that does not come
/// about leaves nothing behind. Reading methods may run in a unit of work or alone.
public interface AssignmentStore extends PastAttempts {

  /// Assigns tasks that are not open, each to the role its decision chose.
  ///
  /// Each assignment writes all of this or none of it: task, assignment, capacity hold, history
  /// event, decision, what plugins said in its shadow, outbox row and the change to the statistics.
  /// The roles must be registered, active and have capacity at this moment, whatever the decision
  /// believed. A task id twice in the list fails the second.
  ///
  /// @return one outcome per assignment, in their order
  List<AssignOutcome> assign(List<NewAssignment> assignments);

  /// Takes an open task from the role that has it and gives it to the role of the decision, in the
  /// same way.
  ///
  /// @param expectedEpoch the epoch the task must have
  /// @param note what the role that had it leaves; kept with its assignment and told in the history
  /// @throws IllegalArgumentException when there is no such task
  AssignOutcome reassign(
      NewAssignment assignment, long expectedEpoch, @Nullable String reason, HandoverNote note);

  /// Cancels an open task that has that epoch: ends its assignment, frees the hold, writes event
  /// and outbox row.
  ///
  /// @return the cancelled task; empty when the task is gone, has ended or has another epoch
  Optional<TrackedTask> cancel(
      TaskId task, long expectedEpoch, @Nullable String reason, Instant at);

  /// One task.
  Optional<TrackedTask> find(TaskId id);

  /// Those of the tasks that exist.
  List<TrackedTask> findAll(List<TaskId> ids);

  /// Tasks, newest first.
  Page<TrackedTask> list(TaskFilter filter, PageRequest page);

  /// What happened to a task, in order; empty when there is no such task.
  List<DispatchEvent> events(TaskId id);

  /// The record of a decision.
  Optional<DispatchDecision> decision(DispatchId id);

  /// How those dispatches were classified, without the rest of their records; unknown ones are
  /// missing.
  Map<DispatchId, Classification> classifications(Collection<DispatchId> ids);

  /// An assignment to be made.
  ///
  /// @param decision what was decided; it must have chosen a role
  /// @param at when it takes effect
  /// @param took how long the dispatch took so far, for the statistics; in a batch, its share of
  ///   the batch
  record NewAssignment(DispatchDecision decision, Instant at, Duration took) {

    public NewAssignment {
      if (decision.choice() == null) {
        throw new IllegalArgumentException(
            "The decision (%s) of an assignment must have chosen a role.".formatted(decision.id()));
      }
    }
  }

  /// How an assignment ended.
  sealed interface AssignOutcome {

    /// The role has the task.
    ///
    /// @param task the task as it is now
    record Assigned(TrackedTask task) implements AssignOutcome {}

    /// The task is not to be had: it is open, has ended and no redispatch was asked for, or has
    /// another epoch.
    ///
    /// @param state where it is
    /// @param currentRole who has it; null when nobody has
    record Taken(TaskState state, @Nullable RoleId currentRole) implements AssignOutcome {}

    /// The role has no capacity left.
    ///
    /// @param role the role
    record RoleFull(RoleId role) implements AssignOutcome {}

    /// The role is gone or inactive.
    ///
    /// @param role the role
    record RoleGone(RoleId role) implements AssignOutcome {}
  }
}
