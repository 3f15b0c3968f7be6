package dev.roledispatcher.domain.assignment;

import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;

/// A task in the hands of a role. A task has many over time, at most one of them active.
///
/// ```
/// Active → Completed | Released | Lost | Cancelled
/// ```
///
/// Only an active assignment has moves; an ended one has none.
public sealed interface Assignment {

  /// What was assigned to whom, when.
  Facts facts();

  /// What never changes about an assignment.
  ///
  /// @param id the dispatch that led to it
  /// @param task the task
  /// @param role who has, or had, it
  /// @param epoch grows by one with every assignment of the task, from 1
  /// @param assignedAt when it began
  record Facts(DispatchId id, TaskId task, RoleId role, long epoch, Instant assignedAt) {

    public Facts {
      if (epoch < 1) {
        throw new IllegalArgumentException(
            "The epoch (%d) of an assignment must be at least 1.".formatted(epoch));
      }
    }
  }

  /// The role works on it.
  ///
  /// @param facts what was assigned
  record Active(Facts facts) implements Assignment {

    /// The work is done.
    public Completed complete(Instant at) {
      return new Completed(facts, at);
    }

    /// The role gives it back, or it is taken away.
    public Released release(Instant at, String reason) {
      return new Released(facts, at, reason);
    }

    /// Nothing was heard of the role for too long.
    public Lost lose(Instant at) {
      return new Lost(facts, at);
    }

    /// The task is no longer wanted.
    public Cancelled cancel(Instant at, String reason) {
      return new Cancelled(facts, at, reason);
    }
  }

  /// The work is done.
  ///
  /// @param facts what was assigned
  /// @param at when
  record Completed(Facts facts, Instant at) implements Assignment {}

  /// The role no longer has the task; somebody else may.
  ///
  /// @param facts what was assigned
  /// @param at when
  /// @param reason why
  record Released(Facts facts, Instant at, String reason) implements Assignment {}

  /// Nothing was heard of the role for too long.
  ///
  /// @param facts what was assigned
  /// @param at when
  record Lost(Facts facts, Instant at) implements Assignment {}

  /// The task was cancelled while the role had it.
  ///
  /// @param facts what was assigned
  /// @param at when
  /// @param reason why
  record Cancelled(Facts facts, Instant at, String reason) implements Assignment {}
}
