package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.SweepTasks;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import java.util.function.Predicate;

/// Takes note of times that have passed: one task after the other, each in a unit of work of its
/// own, so that one that cannot be moved on holds up nobody.
public final class SweepService implements SweepTasks {

  /// As many are looked at in one go.
  private static final int BATCH = 500;

  private final LifeStore life;
  private final CommitParts parts;
  private final Endings endings;
  private final OfferEndings offerEndings;

  /// A service on these parts.
  public SweepService(LifeStore life, QueueStore queue, Decider decider, CommitParts parts) {
    this.life = life;
    this.parts = parts;
    this.endings = new Endings(life, queue, decider, parts);
    this.offerEndings = new OfferEndings(life, queue, decider, parts);
  }

  @Override
  public int loseSilentRoles() {
    return each(life.lapsed(parts.clock().instant(), BATCH), this::lose);
  }

  @Override
  public int expireOffers() {
    return each(
        parts.offers().expired(parts.clock().instant(), BATCH),
        offer -> offerEndings.end(offer, Offer.State.EXPIRED, null, Receipt.none()).isPresent());
  }

  /// Does all of them, and tells afterwards what went wrong.
  private static <T> int each(List<T> all, Predicate<T> work) {
    int done = 0;
    RuntimeException first = null;
    for (T one : all) {
      try {
        if (work.test(one)) {
          done++;
        }
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
    return done;
  }

  /// Whoever changed the task at the same time, a role that came back or another sweep, was right.
  private boolean lose(TaskId task) {
    return life.standing(task)
        .filter(standing -> standing.stint() != null && standing.stint().isOpen())
        .flatMap(standing ->
            endings.giveUp(
                standing,
                Ending.LOST,
                "Nothing was heard of the role for too long.",
                HandoverNote.none(),
                Receipt.none()))
        .isPresent();
  }
}
