package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings attempts to their end: decides them outside any transaction, commits them inside one, and
/// there decides again those that lost a race, without the role they lost.
final class Settlement {

  private final Decider decider;
  private final CommitParts parts;
  private final DispatchObserver observer;

  Settlement(Decider decider, CommitParts parts) {
    this.decider = decider;
    this.parts = parts;
    this.observer = parts.observer();
  }

  /// Decides every attempt in turn; each later one of a batch sees the load of the earlier ones.
  void decide(List<Attempt> attempts, Deadline deadline) {
    try (Foresight foresight = Foresight.of(attempts, decider, deadline)) {
      for (Attempt attempt : attempts) {
        decideOne(attempt, foresight, deadline);
        RoleId role = assumed(attempts, attempt);
        if (role != null) {
          parts.directory().moved(role, null, attempt.need(), parts.clock().instant());
        }
      }
    }
  }

  /// Decides every attempt as the plan of the whole batch has it, then those that have no place in
  /// it, in what room is left.
  void decideAsPlanned(List<Attempt> attempts, Deadline deadline) {
    Map<Boolean, List<Attempt>> parted =
        attempts.stream().collect(Collectors.partitioningBy(Attempt::isPlanned));
    List<Attempt> inTurn = new ArrayList<>(parted.getOrDefault(true, List.of()));
    inTurn.addAll(parted.getOrDefault(false, List.of()));
    decide(inTurn, deadline);
  }

  /// The role whose load was raised when the attempt was decided. A single dispatch raises none:
  /// nobody needs to see it before it is committed, and while it is not, a raised load would only
  /// turn others away.
  private static @Nullable RoleId assumed(List<Attempt> attempts, Attempt attempt) {
    return attempts.size() == 1 ? null : attempt.role();
  }

  /// Commits what was decided and counts what failed; must run inside a unit of work.
  ///
  /// @throws DispatchException when there is no time left, which undoes everything
  void commit(List<Attempt> attempts, Deadline deadline) {
    // Who has a place in a plan gets it before others take what is left.
    settleAll(attempts.stream().filter(Attempt::isPlanned).toList(), attempts.size(), deadline);
    settleAll(
        attempts.stream().filter(each -> !each.isPlanned()).toList(), attempts.size(), deadline);
    tellOfTasksThatAreTaken(attempts);
    List<ErrorCode> failures =
        attempts.stream()
            .map(Attempt::failure)
            .filter(Objects::nonNull)
            .map(DispatchFailure::code)
            .toList();
    if (!failures.isEmpty()) {
      parts.statistics().recordFailures(failures);
    }
    if (failures.size() < attempts.size()) {
      deadline.remaining("record");
    }
  }

  /// Corrects the loads that [#decide] assumed, and tells the observer how it went.
  ///
  /// @param decided the attempts as they were decided
  /// @param settled the attempts as they were committed; null when nothing was
  void finish(List<Attempt> decided, @Nullable List<Attempt> settled, Deadline deadline) {
    Instant at = parts.clock().instant();
    for (int i = 0; i < decided.size(); i++) {
      RoleId assumed = assumed(decided, decided.get(i));
      RoleId actual = settled == null ? null : settled.get(i).role();
      if (!Objects.equals(assumed, actual)) {
        parts.directory().moved(actual, assumed, decided.get(i).need(), at);
      }
    }
    if (settled != null) {
      Duration share = deadline.elapsed().dividedBy(Math.max(1, settled.size()));
      settled.forEach(attempt -> tell(attempt, share));
    }
  }

  /// Counts a failure that undid everything.
  void failedAsAWhole(List<Attempt> attempts, DispatchException cause, Deadline deadline) {
    attempts.forEach(
        attempt -> observer.failed(attempt.task(), cause.failure(), deadline.elapsed()));
    ErrorCode code = cause.failure().code();
    try {
      parts.statistics().recordFailures(attempts.stream().map(attempt -> code).toList());
    } catch (RejectedException notCounted) {
      // What went wrong first is the answer; that it could not be counted goes with it.
      cause.addSuppressed(notCounted);
    }
  }

  /// Commits what was decided, again for those that lost a race, until each is settled; must run
  /// inside a unit of work.
  void settleAll(List<Attempt> attempts, Deadline deadline) {
    settleAll(attempts, attempts.size(), deadline);
  }

  /// @param size of how many attempts these are a part
  private void settleAll(List<Attempt> attempts, int size, Deadline deadline) {
    List<Raised> assumed = new ArrayList<>();
    try {
      List<Attempt> pending = waiting(attempts);
      while (!pending.isEmpty()) {
        Instant at = parts.clock().instant();
        Duration share = deadline.elapsed().dividedBy(size);
        Map<Boolean, List<Attempt>> asked =
            pending.stream().collect(Collectors.partitioningBy(this::mustAsk));
        assign(asked.getOrDefault(false, List.of()), at, share);
        for (Attempt attempt : asked.getOrDefault(true, List.of())) {
          if (isStillSeparated(attempt)) {
            ask(attempt, at, share);
          }
        }
        pending = decideAgain(pending, deadline, assumed);
      }
    } finally {
      Instant at = parts.clock().instant();
      assumed.forEach(raised -> parts.directory().moved(null, raised.role(), raised.need(), at));
    }
  }

  /// Assigns in one go, and afterwards one by one those whose duties are separated: each must be
  /// judged on all that went before.
  private void assign(List<Attempt> attempts, Instant at, Duration took) {
    Map<Boolean, List<Attempt>> separated =
        attempts.stream()
            .collect(Collectors.partitioningBy(attempt -> Duties.areSeparated(attempt.request())));
    assignAll(separated.getOrDefault(false, List.of()), at, took);
    for (Attempt attempt : separated.getOrDefault(true, List.of())) {
      if (isStillSeparated(attempt)) {
        assignAll(List.of(attempt), at, took);
      }
    }
  }

  private void assignAll(List<Attempt> attempts, Instant at, Duration took) {
    List<AssignOutcome> outcomes = parts.assignments().assign(newAssignments(attempts, at, took));
    for (int i = 0; i < attempts.size(); i++) {
      settle(attempts.get(i), outcomes.get(i), at);
    }
  }

  /// Whether the chosen role may still have the task, whatever others did since that was decided;
  /// if not, the attempt is to be decided anew, or has failed.
  private boolean isStillSeparated(Attempt attempt) {
    DispatchDecision decision = attempt.decision();
    RoleId role = attempt.role();
    if (decision == null || role == null) {
      throw new IllegalStateException("Only a decision that chose a role can be committed.");
    }
    List<TaskId> against = Duties.against(role, attempt.request(), null, parts.assignments());
    if (!against.isEmpty()) {
      lost(attempt, decision, role, Duties.because(against));
    }
    return against.isEmpty();
  }

  /// Decides those anew that lost their role; each later one sees the load of the earlier ones.
  ///
  /// @param assumed gets the roles whose load was raised for that; [#finish] tells the real ones
  private List<Attempt> decideAgain(
      List<Attempt> attempts, Deadline deadline, List<Raised> assumed) {
    for (Attempt attempt : attempts) {
      decideOne(attempt, deadline);
      RoleId role = attempt.decision() == null ? null : attempt.role();
      if (role != null) {
        parts.directory().moved(role, null, attempt.need(), parts.clock().instant());
        assumed.add(new Raised(role, attempt.need()));
      }
    }
    return waiting(attempts);
  }

  /// Decides one attempt, again without roles that cannot be had.
  void decideOne(Attempt attempt, Deadline deadline) {
    decideOne(attempt, Foresight.none(), deadline);
  }

  private void decideOne(Attempt attempt, Foresight foresight, Deadline deadline) {
    while (attempt.isUndecided()) {
      attempt.begin();
      try {
        foresight.tell(attempt);
        DispatchDecision decision = decider.decide(attempt.question(), attempt.planned(), deadline);
        if (decision.choice() == null) {
          attempt.fail(
              new DispatchFailure.NoSuitableRole(
                  decision.refusals(), Explanation.ofNobody(decision.refusals(), null)));
        } else {
          attempt.decided(decision);
        }
      } catch (ContextUnavailableException e) {
        again(attempt, e.role(), e.failure().detail(), e.failure(), e.failure());
      } catch (DispatchException e) {
        boolean mayPass = e.failure() instanceof DispatchFailure.ClassificationFailed;
        if (mayPass && attempt.count() < parts.settings().maxAttempts()) {
          observer.retried(attempt.task(), attempt.count(), e.failure().detail());
        } else {
          attempt.fail(e.failure());
        }
      }
    }
  }

  /// A role that asked for the task itself need not be asked.
  private boolean mustAsk(Attempt attempt) {
    DispatchDecision decision = attempt.decision();
    return decision != null && !attempt.question().pulled() && parts.mustAsk(decision);
  }

  /// Asks the chosen role whether it takes the task.
  private void ask(Attempt attempt, Instant at, Duration took) {
    DispatchDecision decision = attempt.decision();
    if (decision == null || decision.choice() == null) {
      throw new IllegalStateException("Only a decision that chose a role can be offered.");
    }
    switch (parts.offers().issue(parts.offer(decision, at, took, null, attempt.queuedEpoch()))) {
      case IssueOutcome.Issued issued ->
          attempt.succeed(
              new DispatchResult(
                  decision,
                  decision.choice(),
                  issued.task().state(),
                  null,
                  at,
                  attempt.count(),
                  issued.offer()));
      case IssueOutcome.NotIssued not -> settle(attempt, not.why(), at);
    }
  }

  private void settle(Attempt attempt, AssignOutcome outcome, Instant at) {
    DispatchDecision decision = attempt.decision();
    if (decision == null || decision.choice() == null) {
      throw new IllegalStateException("Only a decision that chose a role can be committed.");
    }
    switch (outcome) {
      case AssignOutcome.Assigned assigned ->
          attempt.succeed(
              new DispatchResult(
                  decision,
                  decision.choice(),
                  assigned.task().state(),
                  assigned.task().epoch(),
                  at,
                  attempt.count(),
                  null));
      case AssignOutcome.Taken taken ->
          attempt.fail(alreadyDispatched(attempt.task(), taken.currentRole(), taken.state()));
      case AssignOutcome.RoleFull full -> {
        attempt.outrun(full.role());
        lost(attempt, decision, full.role(), "It had no capacity left.");
      }
      case AssignOutcome.RoleGone gone ->
          lost(attempt, decision, gone.role(), "It was deactivated or deleted meanwhile.");
      case AssignOutcome.LimitReached full -> {
        attempt.outrun(full.role());
        limited(attempt, decision, full);
      }
    }
  }

  /// What this instance believed of the limits was wrong: with what is true of them it is decided
  /// again, and then says itself why nobody may.
  private void limited(
      Attempt attempt, DispatchDecision decision, AssignOutcome.LimitReached full) {
    parts.directory().refreshLoads(List.of(full.role()));
    String why = "The limit for %s was reached meanwhile.".formatted(full.limit().words());
    if (attempt.count() >= parts.settings().maxAttempts()) {
      attempt.fail(
          new DispatchFailure.NoSuitableRole(
              decision.refusals(),
              "The role (%s) was chosen, but %s"
                  .formatted(full.role(), why.replaceFirst("^T", "t"))));
    } else {
      observer.retried(attempt.task(), attempt.count(), why);
      attempt.anew();
    }
  }

  private void lost(Attempt attempt, DispatchDecision decision, RoleId role, String why) {
    String detail =
        "The role (%s) was chosen, but another dispatch was faster. %s Nobody else was tried after %d attempts."
            .formatted(role, why, attempt.count());
    again(
        attempt, role, why, null, new DispatchFailure.NoSuitableRole(decision.refusals(), detail));
  }

  private void again(
      Attempt attempt,
      RoleId role,
      String why,
      @Nullable DispatchFailure cause,
      DispatchFailure whenUsedUp) {
    if (attempt.count() >= parts.settings().maxAttempts()) {
      attempt.fail(whenUsedUp);
    } else {
      observer.retried(attempt.task(), attempt.count(), why);
      attempt.without(role, why, cause);
    }
  }

  /// A task that is open already cannot be dispatched, and that is the answer, whatever else is
  /// wrong.
  private void tellOfTasksThatAreTaken(List<Attempt> attempts) {
    List<TaskId> doubtful =
        attempts.stream()
            .filter(attempt -> attempt.failure() != null)
            .filter(attempt -> !(attempt.failure() instanceof DispatchFailure.AlreadyDispatched))
            .map(Attempt::task)
            .toList();
    if (doubtful.isEmpty()) {
      return;
    }
    Map<TaskId, TrackedTask> known = new HashMap<>();
    parts.assignments().findAll(doubtful).forEach(task -> known.put(task.task().id(), task));
    for (Attempt attempt : attempts) {
      TrackedTask task = attempt.failure() == null ? null : known.get(attempt.task());
      if (task != null && (task.state().isOpen() || !attempt.request().redispatch())) {
        attempt.failInstead(alreadyDispatched(attempt.task(), task.currentRole(), task.state()));
      }
    }
  }

  private void tell(Attempt attempt, Duration took) {
    switch (attempt.outcome()) {
      case DispatchOutcome.Dispatched dispatched -> {
        parts.room().changed(attempt.task());
        observer.dispatched(dispatched.result(), took);
      }
      case DispatchOutcome.Failed failed -> observer.failed(failed.task(), failed.failure(), took);
      case DispatchOutcome.Waiting waiting ->
          throw new IllegalStateException(
              "An attempt must not let its task (%s) wait.".formatted(waiting.queued().task()));
      case null -> throw new IllegalStateException("A settled attempt must have an outcome.");
    }
  }

  private static List<Attempt> waiting(List<Attempt> attempts) {
    return attempts.stream().filter(attempt -> attempt.decision() != null).toList();
  }

  private List<NewAssignment> newAssignments(List<Attempt> pending, Instant at, Duration took) {
    List<NewAssignment> assignments = new ArrayList<>(pending.size());
    for (Attempt attempt : pending) {
      DispatchDecision decision = attempt.decision();
      if (decision != null) {
        assignments.add(parts.assignment(decision, at, took, attempt.queuedEpoch()));
      }
    }
    return assignments;
  }

  /// A role whose load was raised.
  private record Raised(RoleId role, CapacityNeed need) {}

  static DispatchFailure alreadyDispatched(
      TaskId task, @Nullable RoleId currentRole, TaskState state) {
    String detail =
        state.isOpen()
            ? "The task (%s) is dispatched already: %s. Maybe reassign or cancel it."
                .formatted(
                    task,
                    currentRole == null ? "it waits" : "the role (" + currentRole + ") has it")
            : "The task (%s) has ended: it is %s. Maybe set redispatch to true."
                .formatted(task, state.name().toLowerCase(Locale.ROOT));
    return new DispatchFailure.AlreadyDispatched(task, currentRole, state, detail);
  }
}
