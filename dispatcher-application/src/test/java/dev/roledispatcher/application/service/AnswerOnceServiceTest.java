package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.AnswerOnce.Answer;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.in.Receipt.Ticket;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerOnceServiceTest {

  private static final String KEY = "key-0001";

  private final Rig rig = Rig.of(SomeRoles.role("a", "x"));

  @Test
  void replaysTheAnswerOfTheFirstRequest() {
    Answer first = once("same");

    Answer second = once("same");

    assertThat(first.replayed()).isFalse();
    assertThat(second.replayed()).isTrue();
    assertThat(second.stored()).isEqualTo(first.stored());
    assertThat(rig.queries.stats().total()).isEqualTo(1);
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    once("one");

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> once("other"))
        .extracting(RejectedException::rejection)
        .isEqualTo(new Rejection.KeyReused(KEY));
  }

  @Test
  void asksToComeBackWhileTheFirstRequestIsRunning() {
    rig.answers.once(
        KEY,
        "same",
        ticket -> {
          assertThatExceptionOfType(RejectedException.class)
              .isThrownBy(() -> once("same"))
              .extracting(RejectedException::rejection)
              .isEqualTo(new Rejection.KeyInUse(KEY, Duration.ofSeconds(1)));
          return dispatch(ticket, "x");
        });

    assertThat(once("same").replayed()).isTrue();
  }

  @Test
  void freesTheKeyWhenTheWorkFails() {
    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> rig.answers.once(KEY, "same", ticket -> dispatch(ticket, "zzz")));

    assertThat(once("another").replayed()).isFalse();
  }

  @Test
  void takesAnAbandonedKeyOver() {
    rig.answers.once(
        KEY,
        "same",
        ticket -> {
          rig.clock.advance(DispatchSettings.DEFAULT.answerLease());
          Answer later = once("same");
          assertThat(later.replayed()).isFalse();
          assertThatExceptionOfType(RejectedException.class)
              .isThrownBy(() -> dispatch("t-late", ticket, "x"));
          return later.stored();
        });

    assertThat(rig.knowsNothingOf("t-late")).isTrue();
    assertThat(once("same").replayed()).isTrue();
  }

  @Test
  void forgetsAnswersThatAreTooOld() {
    once("same");
    DueWorkService dueWork =
        new DueWorkService(
            rig.stores.statistics(),
            new ContextTally(),
            rig.stores.answers(),
            at -> Optional.empty(),
            rig.clock,
            DispatchSettings.DEFAULT);
    rig.clock.advance(DispatchSettings.DEFAULT.answersKept());
    assertThat(dueWork.forgetOldAnswers()).isZero();
    rig.clock.advance(Duration.ofMillis(1));

    assertThat(dueWork.forgetOldAnswers()).isEqualTo(1);
    assertThat(dueWork.foldStatistics()).isEqualTo(1);
    assertThat(dueWork.foldStatistics()).isZero();
    assertThat(rig.queries.stats().total()).isEqualTo(1);
  }

  private Answer once(String fingerprint) {
    return rig.answers.once(KEY, fingerprint, ticket -> dispatch(ticket, "x"));
  }

  private StoredAnswer dispatch(Ticket ticket, String capability) {
    return dispatch("t", ticket, capability);
  }

  private StoredAnswer dispatch(String task, Ticket ticket, String capability) {
    StoredAnswer answer = new StoredAnswer(201, "/tasks/" + task, null, "done");
    rig.dispatches.dispatch(
        DispatchRequest.of(SomeTasks.task(task, capability)),
        new Receipt<>(ticket, result -> answer));
    return answer;
  }
}
