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
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tasks, their assignments, histories and decisions: durable, shared by all instances, and the
/// judge of every race.
///
/// Writing methods join the current unit of work and fail without one. A write that does not come
/// about leaves nothing behind. Reading methods may run in a unit of work or alone.
public interface AssignmentStore extends PastAttempts {

  /// Assigns tasks that are not open, or wait as their assignment says, each to the role its
  /// decision chose.
  ///
  /// Each assignment writes all of this or none of it: task, assignment, capacity hold, history
  /// event, decision, what plugins said in its shadow, outbox row and the change to the statistics.
  /// The roles must be registered and active, and they and the limits of kinds and of all tasks
  /// must have the units of capacity that the task takes at this moment, whatever the decision
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

  /// Where those of the tasks are that exist.
  Map<TaskId, TaskState> states(Collection<TaskId> ids);

  /// Tasks, newest first.
  Page<TrackedTask> list(TaskFilter filter, PageRequest page);

  /// The roles that have or had these tasks; tasks that no role ever had are missing.
  Map<TaskId, Set<RoleId>> rolesOf(Collection<TaskId> tasks);

  /// The same, of a task that is about to be given to a role that must be kept apart from them;
  /// until the unit of work ends nobody else gives any of these tasks to a role. Must run in one.
  ///
  /// @param about the task; need not be one of the others
  Map<TaskId, Set<RoleId>> holdRolesOf(TaskId about, Collection<TaskId> tasks);

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
  /// @param lease how long the role may be silent, more than 0; null when it may be for ever
  /// @param queuedEpoch the epoch that the task must have, which must be queued and in the queue;
  ///   its entry goes with the assignment. Null for a task that does not wait
  record NewAssignment(
      DispatchDecision decision,
      Instant at,
      Duration took,
      @Nullable Duration lease,
      @Nullable Long queuedEpoch) {

    public NewAssignment {
      if (decision.choice() == null) {
        throw new IllegalArgumentException(
            "The decision (%s) of an assignment must have chosen a role.".formatted(decision.id()));
      }
      if (lease != null && !lease.isPositive()) {
        throw new IllegalArgumentException(
            "The lease (%s) of an assignment must be more than 0.".formatted(lease));
      }
    }

    /// An assignment of a task that does not wait, to a role that may be silent for ever.
    public NewAssignment(DispatchDecision decision, Instant at, Duration took) {
      this(decision, at, took, null, null);
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

    /// The role has not enough capacity left.
    ///
    /// @param role the role
    record RoleFull(RoleId role) implements AssignOutcome {}

    /// The role is gone or inactive.
    ///
    /// @param role the role
    record RoleGone(RoleId role) implements AssignOutcome {}

    /// A limit beside the capacity of the role has not enough left.
    ///
    /// @param role the role
    /// @param limit which limit
    record LimitReached(RoleId role, LimitScope limit) implements AssignOutcome {}
  }
}
