package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.AnswerOnce;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.port.out.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/// Reserves idempotency keys, runs the work of the first request and replays its answer to the next
/// ones.
public final class AnswerOnceService implements AnswerOnce {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final AnswerStore answers;
  private final Ids ids;
  private final InstantSource clock;
  private final DispatchSettings settings;

  /// A service on that store.
  public AnswerOnceService(
      AnswerStore answers, Ids ids, InstantSource clock, DispatchSettings settings) {
    this.answers = answers;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public Answer once(String key, String fingerprint, Function<Ticket, StoredAnswer> work) {
    Reservation reservation =
        answers.reserve(key, fingerprint, ids.nextOwner(), clock.instant(), settings.answerLease());
    return switch (reservation) {
      case Reservation.Reserved reserved -> new Answer(run(reserved.ticket(), work), false);
      case Reservation.Answered answered -> new Answer(answered.answer(), true);
      case Reservation.Running running ->
          throw new RejectedException(new Rejection.KeyInUse(key, ASK_AGAIN));
      case Reservation.Mismatch mismatch ->
          throw new RejectedException(new Rejection.KeyReused(key));
    };
  }

  private StoredAnswer run(Ticket ticket, Function<Ticket, StoredAnswer> work) {
    boolean done = false;
    try {
      StoredAnswer answer = work.apply(ticket);
      done = true;
      return answer;
    } finally {
      if (!done) {
        answers.release(ticket);
      }
    }
  }
}
