package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.DispatchObserver;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.RoleProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What it takes to make a decision come true.
///
/// @param assignments keeps tasks and assignments, and judges races
/// @param offers keeps who was asked
/// @param statistics counts
/// @param answers keeps answers under idempotency keys
/// @param unitOfWork makes one transaction of it all
/// @param directory is told who got what
/// @param observer sees how it goes
/// @param clock tells the time
/// @param settings how dispatches are made
/// @param life what becomes of tasks once a role has them
/// @param room is told of every task that changed
public record CommitParts(
    AssignmentStore assignments,
    OfferStore offers,
    StatisticsStore statistics,
    AnswerStore answers,
    UnitOfWork unitOfWork,
    RoleDirectory directory,
    DispatchObserver observer,
    InstantSource clock,
    DispatchSettings settings,
    LifeSettings life,
    WaitingRoom room) {

  /// The same parts, telling another directory.
  public CommitParts with(RoleDirectory other) {
    return new CommitParts(
        assignments,
        offers,
        statistics,
        answers,
        unitOfWork,
        other,
        observer,
        clock,
        settings,
        life,
        room);
  }

  ReceiptBook receipts() {
    return new ReceiptBook(answers, clock, settings);
  }

  /// The assignment that a decision comes to, with the lease of its role.
  NewAssignment assignment(DispatchDecision decision, Instant at, Duration took) {
    return assignment(decision, at, took, null);
  }

  /// The assignment that a decision on a waiting task comes to.
  ///
  /// @param queuedEpoch the epoch of the task; null for one that does not wait
  NewAssignment assignment(
      DispatchDecision decision, Instant at, Duration took, @Nullable Long queuedEpoch) {
    return new NewAssignment(decision, at, took, leaseOf(decision), queuedEpoch);
  }

  /// The offer that a decision comes to, where the role must be asked.
  ///
  /// @param sequence the sequence the task must have; null for one that is dispatched now, or taken
  ///   from the queue
  /// @param queuedEpoch the epoch of a task that is taken from the queue; null for any other
  NewOffer offer(
      DispatchDecision decision,
      Instant at,
      Duration took,
      @Nullable Long sequence,
      @Nullable Long queuedEpoch) {
    Duration timeout =
        profile(decision).map(RoleProfile::engagement).orElse(Engagement.DEFAULT).offerTimeout();
    return new NewOffer(assignment(decision, at, took, queuedEpoch), at.plus(timeout), sequence);
  }

  /// Whether the chosen role gets an offer, and the task only when it accepts: as the request says,
  /// else as the role wants it.
  boolean mustAsk(DispatchDecision decision) {
    return switch (decision.request().terms().mode()) {
      case OFFER -> true;
      case DIRECT -> false;
      case QUEUE -> asksFirst(decision);
      case null -> asksFirst(decision);
    };
  }

  private boolean asksFirst(DispatchDecision decision) {
    return profile(decision).map(role -> role.engagement().asksFirst()).orElse(false);
  }

  private @Nullable Duration leaseOf(DispatchDecision decision) {
    RoleProfile role = profile(decision).orElse(null);
    return role == null ? null : life.leaseOf(role);
  }

  private Optional<RoleProfile> profile(DispatchDecision decision) {
    return decision
        .chosen()
        .flatMap(choice -> directory.index().find(choice.candidate().role()))
        .map(role -> role.role().profile());
  }
}
