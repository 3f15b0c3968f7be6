package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.OfferStore.OfferEnd;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends offers that nobody accepts, and goes on to whoever comes next.
final class OfferEndings {

  private final LifeStore life;
  private final OfferStore offers;
  private final Decider decider;
  private final CommitParts parts;
  private final Successor successor;

  OfferEndings(LifeStore life, QueueStore queue, Decider decider, CommitParts parts) {
    this.life = life;
    this.offers = parts.offers();
    this.decider = decider;
    this.parts = parts;
    this.successor = new Successor(offers, queue, decider, parts);
  }

  /// Ends an offer.
  ///
  /// @param to declined, expired or revoked
  /// @return the task afterwards; empty when something else happened to it at the same time
  Optional<TrackedTask> end(
      Offer offer, Offer.State to, @Nullable String reason, Receipt<TrackedTask> receipt) {
    Optional<Standing> found = life.standing(offer.task());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Standing standing = found.get();
    Instant at = parts.clock().instant();
    boolean isLast = offers.openOf(offer.task()).size() <= 1;
    DispatchDecision decision =
        parts
            .assignments()
            .decision(offer.id())
            .orElseThrow(() ->
                new IllegalStateException(
                    "The offer (%s) must have the record of its dispatch.".formatted(offer.id())));
    Aftermath next =
        isLast
            ? Aftermath.of(
                standing,
                new PastAttempt(offer.role(), endingOf(to), at),
                decision,
                parts.life(),
                decider,
                at)
            : Aftermath.none();
    DispatchDecision following = successor.decide(next, decision.classification());
    OfferEnd end =
        new OfferEnd(
            offer, standing.sequence(), to, reason, next.to(), next.changed(), next.events(), at);
    Closed closed =
        parts
            .unitOfWork()
            .run(() -> {
              Optional<TrackedTask> done = offers.end(end);
              RoleId asked = null;
              if (done.isPresent()) {
                asked =
                    successor.place(
                        offer.task(),
                        next,
                        following,
                        decision.classification(),
                        standing.sequence() + 1 + next.events().size(),
                        standing.enqueuedAt(),
                        at);
                done = parts.assignments().find(offer.task());
                done.ifPresent(task -> parts.receipts().keep(receipt, task));
              }
              return new Closed(done, asked);
            });
    if (closed.task().isPresent()) {
      parts.directory().moved(closed.asked(), offer.role(), standing.task().task().need(), at);
      parts.room().changed(offer.task());
      switch (to) {
        case EXPIRED -> parts.directory().missed(offer.role(), offers.missed(offer.role()));
        case DECLINED -> parts.directory().missed(offer.role(), MissedOffers.NONE);
        case REVOKED, ISSUED, ACCEPTED -> {}
      }
    }
    return closed.task();
  }

  private static Ending endingOf(Offer.State to) {
    return switch (to) {
      case DECLINED -> Ending.DECLINED;
      case EXPIRED -> Ending.MISSED;
      case REVOKED -> Ending.REVOKED;
      case ISSUED, ACCEPTED ->
          throw new IllegalArgumentException("The end of an offer must not be %s.".formatted(to));
    };
  }

  private record Closed(Optional<TrackedTask> task, @Nullable RoleId asked) {}
}
