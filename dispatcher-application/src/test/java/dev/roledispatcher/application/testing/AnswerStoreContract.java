package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation.Answered;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation.Mismatch;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation.Reserved;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation.Running;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.AnswerStore] promises.
public abstract class AnswerStoreContract {

  private static final String KEY = "key-12345678";
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Instant LONG_AFTER = NOW.plus(LEASE).plusSeconds(1);
  private static final StoredAnswer ANSWER =
      new StoredAnswer(201, "/v1/tasks/t", "\"3\"", "{\"task_id\":\"t\",\"text\":\"ä 😀\"}");

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void reservesAFreeKey() {
    assertThat(reserve("print", "one", NOW)).isEqualTo(new Reserved(new Ticket(KEY, "one")));
  }

  @Test
  void saysThatTheFirstRequestIsStillRunning() {
    reserve("print", "one", NOW);

    assertThat(reserve("print", "two", NOW)).isEqualTo(new Running());
  }

  @Test
  void refusesAKeyThatBelongsToAnotherRequest() {
    reserve("print", "one", NOW);
    assertThat(reserve("other", "two", NOW)).isEqualTo(new Mismatch());

    keep(new Ticket(KEY, "one"), ANSWER);
    assertThat(reserve("other", "two", LONG_AFTER)).isEqualTo(new Mismatch());
  }

  @Test
  void givesTheAnswerOfTheFirstRequest() {
    reserve("print", "one", NOW);

    assertThat(keep(new Ticket(KEY, "one"), ANSWER)).isTrue();

    assertThat(reserve("print", "two", NOW)).isEqualTo(new Answered(ANSWER));
    assertThat(reserve("print", "three", LONG_AFTER)).isEqualTo(new Answered(ANSWER));
  }

  @Test
  void keepsAnAnswerWithoutLocationAndVersion() {
    StoredAnswer bare = new StoredAnswer(200, null, null, "");
    reserve("print", "one", NOW);
    keep(new Ticket(KEY, "one"), bare);

    assertThat(reserve("print", "two", NOW)).isEqualTo(new Answered(bare));
  }

  @Test
  void handsAnAbandonedKeyToTheNextRequest() {
    reserve("print", "one", NOW);

    assertThat(reserve("other", "two", LONG_AFTER)).isEqualTo(new Reserved(new Ticket(KEY, "two")));
    assertThat(reserve("print", "three", LONG_AFTER)).isEqualTo(new Mismatch());
  }

  @Test
  void keepsNoAnswerOfARequestThatLostItsKey() {
    reserve("print", "one", NOW);
    reserve("print", "two", LONG_AFTER);

    assertThat(keep(new Ticket(KEY, "one"), ANSWER)).isFalse();
    assertThat(reserve("print", "three", LONG_AFTER)).isEqualTo(new Running());
    assertThat(keep(new Ticket(KEY, "two"), ANSWER)).isTrue();
    assertThat(keep(new Ticket("key-nobody", "two"), ANSWER)).isFalse();
  }

  @Test
  void keepsNoAnswerOfAFailedUnitOfWork() {
    reserve("print", "one", NOW);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().answers().keep(new Ticket(KEY, "one"), ANSWER, NOW);
                  throw new ArithmeticException("planned");
                }));

    assertThat(reserve("print", "two", NOW)).isEqualTo(new Running());
  }

  @Test
  void keepsAnswersOnlyInAUnitOfWork() {
    reserve("print", "one", NOW);

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().answers().keep(new Ticket(KEY, "one"), ANSWER, NOW));
  }

  @Test
  void takesAReleasedKeyBack() {
    reserve("print", "one", NOW);
    stores().answers().release(new Ticket(KEY, "one"));
    stores().answers().release(new Ticket(KEY, "one"));

    assertThat(reserve("other", "two", NOW)).isEqualTo(new Reserved(new Ticket(KEY, "two")));
  }

  @Test
  void releasesNothingThatIsNotReservedByThatOwner() {
    reserve("print", "one", NOW);
    stores().answers().release(new Ticket(KEY, "two"));
    assertThat(reserve("print", "two", NOW)).isEqualTo(new Running());

    keep(new Ticket(KEY, "one"), ANSWER);
    stores().answers().release(new Ticket(KEY, "one"));
    assertThat(reserve("print", "two", NOW)).isEqualTo(new Answered(ANSWER));
  }

  @Test
  void forgetsOldKeys() {
    reserve("print", "one", NOW);
    keep(new Ticket(KEY, "one"), ANSWER);
    stores().answers().reserve("key-younger", "print", "one", LONG_AFTER, LEASE);

    assertThat(stores().answers().forgetBefore(LONG_AFTER)).isEqualTo(1);

    assertThat(reserve("other", "two", LONG_AFTER)).isInstanceOf(Reserved.class);
    assertThat(stores().answers().reserve("key-younger", "print", "two", LONG_AFTER, LEASE))
        .isEqualTo(new Running());
    assertThat(stores().answers().forgetBefore(NOW)).isZero();
  }

  private Reservation reserve(String fingerprint, String owner, Instant now) {
    return stores().answers().reserve(KEY, fingerprint, owner, now, LEASE);
  }

  private boolean keep(Ticket ticket, StoredAnswer answer) {
    return stores().work().run(() -> stores().answers().keep(ticket, answer, NOW));
  }
}
