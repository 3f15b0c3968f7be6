package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.AnswerOffers;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Takes the answers of roles that were asked.
public final class OfferService implements AnswerOffers {

  /// How often an offer whose task changes at the same time is read again.
  private static final int TRIES = 5;

  private final OfferStore offers;
  private final CommitParts parts;
  private final OfferEndings endings;

  /// A service on these parts.
  ///
  /// @param life what becomes of assignments
  /// @param queue takes tasks that nobody can be asked about now
  /// @param decider tells who comes next
  public OfferService(LifeStore life, QueueStore queue, Decider decider, CommitParts parts) {
    this.offers = parts.offers();
    this.parts = parts;
    this.endings = new OfferEndings(life, queue, decider, parts);
  }

  @Override
  public TrackedTask accept(Answer answer, Receipt<TrackedTask> receipt) {
    return untilItHolds(
        answer,
        offer -> {
          Instant at = parts.clock().instant();
          requireOpen(answer, offer, task(offer), at);
          DispatchRequest request = request(offer);
          Acceptance acceptance = parts.unitOfWork().run(() -> accept(offer, request, at, receipt));
          if (!acceptance.against().isEmpty()) {
            endings.end(
                offer, Offer.State.REVOKED, Duties.because(acceptance.against()), Receipt.none());
            return Optional.empty();
          }
          acceptance
              .task()
              .ifPresent(mine -> {
                parts.room().changed(mine.task().id());
                parts.directory().missed(offer.role(), MissedOffers.NONE);
              });
          return acceptance.task();
        });
  }

  /// Gives the task to the role, unless the role must be kept apart from it by now.
  private Acceptance accept(
      Offer offer, DispatchRequest request, Instant at, Receipt<TrackedTask> receipt) {
    List<TaskId> against = Duties.against(offer.role(), request, null, parts.assignments());
    if (!against.isEmpty()) {
      return new Acceptance(Optional.empty(), against);
    }
    Optional<TrackedTask> done = offers.accept(offer.id(), at);
    done.ifPresent(mine -> parts.receipts().keep(receipt, mine));
    return new Acceptance(done, List.of());
  }

  private DispatchRequest request(Offer offer) {
    return parts
        .assignments()
        .decision(offer.id())
        .orElseThrow(() ->
            new IllegalStateException(
                "The offer (%s) must have the record of its dispatch.".formatted(offer.id())))
        .request();
  }

  /// What became of an acceptance.
  ///
  /// @param task the task, if the role has it now
  /// @param against the tasks because of which the role must not have it
  private record Acceptance(Optional<TrackedTask> task, List<TaskId> against) {}

  @Override
  public TrackedTask decline(Answer answer, String reason, Receipt<TrackedTask> receipt) {
    return untilItHolds(
        answer,
        offer -> {
          TrackedTask task = task(offer);
          if (offer.state() == Offer.State.DECLINED) {
            return Optional.of(keep(task, receipt));
          }
          requireOpen(answer, offer, task, parts.clock().instant());
          return endings.end(offer, Offer.State.DECLINED, reason, receipt);
        });
  }

  @Override
  public List<Offer> open(RoleId role, int most) {
    return offers.openOf(role, most);
  }

  /// Tries on what is read anew, until nothing happened to the task between reading and writing.
  private <T> T untilItHolds(Answer answer, Function<Offer, Optional<T>> work) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<T> done = work.apply(offer(answer));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new RejectedException(new Rejection.TaskChanged(answer.task()));
  }

  private Offer offer(Answer answer) {
    Optional<Offer> found =
        answer.offer() == null
            ? offers.last(answer.task(), answer.role())
            : offers
                .find(answer.offer())
                .filter(offer ->
                    offer.task().equals(answer.task()) && offer.role().equals(answer.role()));
    return found.orElseThrow(
        () -> new RejectedException(new Rejection.UnknownOffer(answer.task(), answer.role())));
  }

  private TrackedTask task(Offer offer) {
    return parts
        .assignments()
        .find(offer.task())
        .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(offer.task())));
  }

  private TrackedTask keep(TrackedTask task, Receipt<TrackedTask> receipt) {
    return parts
        .unitOfWork()
        .run(() -> {
          parts.receipts().keep(receipt, task);
          return task;
        });
  }

  private static void requireOpen(Answer answer, Offer offer, TrackedTask task, Instant at) {
    if (offer.hasExpired(at)) {
      throw new RejectedException(
          new Rejection.OfferExpired(answer.task(), answer.role(), offer.expiresAt()));
    }
    if (offer.state() != Offer.State.ISSUED) {
      throw new RejectedException(
          new Rejection.OfferClosed(
              answer.task(), answer.role(), offer.state(), task.currentRole()));
    }
  }
}
