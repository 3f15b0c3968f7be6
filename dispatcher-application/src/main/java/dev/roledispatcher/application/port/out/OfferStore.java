package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Roles that are asked whether they take a task: durable, shared by all instances, and the judge
/// of who was first.
///
/// Writing methods join the current unit of work and fail without one; a write that does not come
/// about leaves nothing behind. Reading methods may run in a unit of work or alone.
public interface OfferStore {

  /// Asks the role that the decision chose. In one piece: the task, queued, if it is new or has
  /// ended; offer, hold, events, decision, outbox rows and the change to the statistics. Its entry
  /// in the queue, if it has one, goes: who is asked about does not wait for its turn. The role
  /// must be registered, active and have capacity at this moment, whatever the decision believed.
  IssueOutcome issue(NewOffer offer);

  /// Gives the task to the role that was asked, if the offer stands: in one piece offer, task,
  /// assignment, hold, events, outbox rows and the change to the statistics; other open offers of
  /// the task are taken back. The role counts as one that answers, and the dispatch that led to the
  /// offer as one that took effect.
  ///
  /// @return the task as it is now; empty when the offer is not open or has expired by then
  Optional<TrackedTask> accept(DispatchId offer, Instant at);

  /// Ends an open offer without an assignment, in one piece: offer, hold, task, events, outbox rows
  /// and the change to the statistics.
  ///
  /// A role that declines counts as one that answers; one whose offer expires has missed one more;
  /// of one whose offer is revoked nothing is thought.
  ///
  /// @return the task as it is now; empty when the offer is not open, the task no longer stands as
  ///   it did, or an offer is to expire whose time has not come, or whose task somebody else is
  ///   changing at this moment: sweeps of several instances never wait for each other
  Optional<TrackedTask> end(OfferEnd end);

  /// One offer.
  Optional<Offer> find(DispatchId id);

  /// The last offer of a task to a role, whatever became of it.
  Optional<Offer> last(TaskId task, RoleId role);

  /// The open offers of a task.
  List<Offer> openOf(TaskId task);

  /// The open offers to a role, oldest first; those whose time has passed too, as long as nobody
  /// took note.
  ///
  /// @param most how many at most
  List<Offer> openOf(RoleId role, int most);

  /// Open offers whose time has passed, longest first.
  ///
  /// @param most how many at most
  List<Offer> expired(Instant now, int most);

  /// The offers a role missed since it last answered one.
  MissedOffers missed(RoleId role);

  /// An offer to be made.
  ///
  /// @param assignment what it will come to when it is accepted
  /// @param expiresAt from when it can no longer be accepted
  /// @param sequence the sequence the task must have, which is queued already; null for a task that
  ///   is new, has ended and is to be dispatched again, or is taken from the queue, which the
  ///   assignment says
  record NewOffer(NewAssignment assignment, Instant expiresAt, @Nullable Long sequence) {

    /// True when the task is dispatched only now: it must not be open, and begins to count anew.
    public boolean isDispatch() {
      return sequence == null && assignment.queuedEpoch() == null;
    }

    public NewOffer {
      if (sequence != null && assignment.queuedEpoch() != null) {
        throw new IllegalArgumentException(
            "An offer of a task from the queue must not expect a sequence (%d)."
                .formatted(sequence));
      }
      if (!expiresAt.isAfter(assignment.at())) {
        throw new IllegalArgumentException(
            "An offer must expire after %s, not at %s.".formatted(assignment.at(), expiresAt));
      }
    }
  }

  /// How an attempt to ask a role ended.
  sealed interface IssueOutcome {

    /// The role was asked.
    ///
    /// @param offer the offer
    /// @param task the task as it is now
    record Issued(Offer offer, TrackedTask task) implements IssueOutcome {}

    /// The role was not asked.
    ///
    /// @param why the task is not to be had, the role is full or gone, or a limit is reached
    record NotIssued(AssignmentStore.AssignOutcome why) implements IssueOutcome {

      public NotIssued {
        switch (why) {
          case Taken taken -> {}
          case RoleFull full -> {}
          case RoleGone gone -> {}
          case AssignmentStore.AssignOutcome.LimitReached full -> {}
          case AssignmentStore.AssignOutcome.Assigned assigned ->
              throw new IllegalArgumentException("A role that has the task was asked.");
        }
      }
    }
  }

  /// The end of an offer that does not come to an assignment, to be made.
  ///
  /// @param offer the offer
  /// @param sequence the sequence the task must have
  /// @param to what becomes of it: declined, expired or revoked
  /// @param reason why; null when nothing was said
  /// @param task where the task goes: queued or failed
  /// @param changed the task as it is from now on; null when it stays as it is
  /// @param events what is written into its history after the end of the offer
  /// @param at when
  record OfferEnd(
      Offer offer,
      long sequence,
      Offer.State to,
      @Nullable String reason,
      TaskState task,
      @Nullable Task changed,
      List<NewEvent> events,
      Instant at) {

    public OfferEnd {
      events = List.copyOf(events);
      if (to == Offer.State.ISSUED || to == Offer.State.ACCEPTED) {
        throw new IllegalArgumentException(
            "The end (%s) of an offer must be declined, expired or revoked.".formatted(to));
      }
    }
  }
}
