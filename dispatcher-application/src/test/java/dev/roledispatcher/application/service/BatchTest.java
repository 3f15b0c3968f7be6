package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void answersInTheOrderOfTheRequestsAndFailsABadOneAlone() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "y"));

    List<DispatchOutcome> outcomes =
        rig.dispatchAll(
            SomeTasks.task("t1", "y"), SomeTasks.task("t2", "zzz"), SomeTasks.task("t3", "x"));

    assertThat(outcomes).extracting(BatchTest::shown).containsExactly("b", "E13301", "a");
    assertThat(rig.knowsNothingOf("t2")).isTrue();
    assertThat(rig.queries.stats().successful()).isEqualTo(2);
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13301, 1L));
    assertThat(rig.observer.seen())
        .containsExactly("dispatched t1 to b", "failed t2 with E13301", "dispatched t3 to a");
  }

  @Test
  void classifiesEveryTaskOfALargeBatchOnceAndForItself() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    Task[] tasks = tasks(100);
    for (int i = 0; i < tasks.length; i++) {
      rig.classifier.saysOf(tasks[i], classOf(i));
    }

    List<DispatchOutcome> outcomes = rig.dispatchAll(tasks);

    assertThat(rig.classifier.calls()).isEqualTo(100);
    for (int i = 0; i < tasks.length; i++) {
      TaskClassification expected = classOf(i);
      assertThat(outcomes.get(i))
          .isInstanceOfSatisfying(
              DispatchOutcome.Dispatched.class,
              done ->
                  assertThat(done.result().decision().classification().value())
                      .isEqualTo(expected));
    }
  }

  @Test
  void classifiesLaterTasksWhileTheFirstIsDecided() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    CountDownLatch others = new CountDownLatch(99);
    AtomicBoolean first = new AtomicBoolean(true);
    Thread deciding = Thread.currentThread();
    rig.classifier.doesMeanwhile(() -> {
      if (!Thread.currentThread().equals(deciding)) {
        others.countDown();
      } else if (first.getAndSet(false)) {
        assertThat(others).satisfies(BatchTest::isReached);
      }
    });

    rig.dispatchAll(tasks(100));

    assertThat(rig.classifier.calls()).isEqualTo(100);
  }

  @Test
  void failsThoseOfALargeBatchAloneThatCannotBeClassified() {
    Rig rig = Rig.with(DispatchFailuresTest.undecided(null), SomeRoles.role("a", "x"));
    Task[] tasks = tasks(40);
    rig.classifier.abstainsAlwaysOn(tasks[3]);
    rig.classifier.abstainsAlwaysOn(tasks[39]);

    List<DispatchOutcome> outcomes = rig.dispatchAll(tasks);

    for (int i = 0; i < tasks.length; i++) {
      assertThat(shown(outcomes.get(i))).isEqualTo(i == 3 || i == 39 ? "E13302" : "a");
    }
    assertThat(rig.classifier.calls()).isEqualTo(38 + 2 * 3);
  }

  @Test
  void isEmptyForNoRequests() {
    assertThat(Rig.of().dispatchAll()).isEmpty();
  }

  @Test
  void failsTheSecondOfTwoTasksWithOneId() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));

    List<DispatchOutcome> outcomes =
        rig.dispatchAll(SomeTasks.task("t", "x"), SomeTasks.task("t", "x"));

    assertThat(outcomes).extracting(BatchTest::shown).containsExactly("a", "E13306");
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.held("b")).isZero();
    assertThat(rig.believedLoad("b")).isZero();
  }

  @Test
  void failsTheSecondOfTwoTasksWithOneIdAlsoWhenTheFirstFilledTheOnlyRole() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));

    List<DispatchOutcome> outcomes =
        rig.dispatchAll(SomeTasks.task("t", "x"), SomeTasks.task("t", "x"));

    assertThat(outcomes).extracting(BatchTest::shown).containsExactly("a", "E13306");
  }

  @Test
  void letsLaterTasksSeeTheLoadOfEarlierOnes() {
    Rig rig =
        Rig.of(
            SomeRoles.role("a", "x"),
            SomeRoles.role("b", "x"),
            SomeRoles.role("c", "x"),
            SomeRoles.role("d", "x"));

    rig.dispatchAll(
        IntStream.range(0, 20).mapToObj(i -> SomeTasks.task("t" + i, "x")).toArray(Task[]::new));

    for (String role : List.of("a", "b", "c", "d")) {
      assertThat(rig.held(role)).isEqualTo(5);
      assertThat(rig.believedLoad(role)).isEqualTo(5);
    }
  }

  @Test
  void fillsRolesToTheirCapacityAndFailsTheRest() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(2, "a", "x"), SomeRoles.holdingAtMost(1, "b", "x"));

    List<DispatchOutcome> outcomes =
        rig.dispatchAll(
            IntStream.range(0, 5).mapToObj(i -> SomeTasks.task("t" + i, "x")).toArray(Task[]::new));

    assertThat(outcomes)
        .extracting(BatchTest::shown)
        .containsExactly("a", "b", "a", "E13301", "E13301");
  }

  @Test
  void keepsItsAnswerTogetherWithItsEffect() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    Receipt<List<DispatchOutcome>> receipt = rig.receipt("key-0001", Object::toString);

    List<DispatchOutcome> outcomes =
        rig.dispatches.dispatchAll(List.of(DispatchRequest.of(SomeTasks.task("t", "x"))), receipt);

    assertThat(rig.reservation("key-0001"))
        .isEqualTo(
            new Reservation.Answered(
                new Receipt.StoredAnswer(200, null, null, outcomes.toString())));
  }

  @Test
  void takesItsEffectBackTogetherWithItsAnswer() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    Receipt<List<DispatchOutcome>> receipt = rig.receipt("key-0001", Object::toString);
    rig.clock.advance(DispatchSettings.DEFAULT.answerLease().plusSeconds(1));
    assertThat(rig.reservation("key-0001")).isInstanceOf(Reservation.Reserved.class);

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() ->
            rig.dispatches.dispatchAll(
                List.of(DispatchRequest.of(SomeTasks.task("t", "x"))), receipt))
        .extracting(RejectedException::rejection)
        .isInstanceOf(Rejection.KeyInUse.class);

    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.queries.stats().total()).isZero();
  }

  @Test
  void takesASingleDispatchBackWhenItsAnswerCannotBeRendered() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    Receipt<DispatchResult> receipt =
        rig.receipt(
            "key-0001",
            result -> {
              throw new IllegalStateException("cannot render");
            });

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> rig.dispatches.dispatch(DispatchRequest.of(SomeTasks.task("t", "x")), receipt));
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.believedLoad("a")).isZero();
  }

  @Test
  void keepsNoAnswerOfASingleDispatchThatFails() {
    Rig rig = Rig.of();
    Receipt<DispatchResult> receipt = rig.receipt("key-0001", DispatchResult::toString);

    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(
            () -> rig.dispatches.dispatch(DispatchRequest.of(SomeTasks.task("t", "x")), receipt));
    assertThat(rig.reservation("key-0001")).isInstanceOf(Reservation.Running.class);
  }

  @Test
  void failsWhatIsLeftWhenTimeRunsOut() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.ranker.doesMeanwhile(() -> rig.stopwatch.advance(Duration.ofSeconds(31)));

    List<DispatchOutcome> outcomes =
        rig.dispatchAll(SomeTasks.task("t1", "x"), SomeTasks.task("t2", "x"));

    assertThat(outcomes).extracting(BatchTest::shown).containsExactly("E13304", "E13304");
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13304, 2L));
  }

  @Test
  void undoesEverythingWhenTimeRunsOutBeforeTheEnd() {
    Rig[] slow = new Rig[1];
    Rig rig =
        Rig.onTransactions(
            work -> SlowCommits.on(work, () -> slow[0].stopwatch.advance(Duration.ofSeconds(31))),
            SomeRoles.role("a", "x"));
    slow[0] = rig;

    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> rig.dispatchAll(SomeTasks.task("t1", "x"), SomeTasks.task("t2", "x")))
        .extracting(DispatchException::failure)
        .isEqualTo(new DispatchFailure.TimedOut(Duration.ofSeconds(30), "record"));

    assertThat(rig.knowsNothingOf("t1")).isTrue();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13304, 2L));
    assertThat(rig.queries.stats().successful()).isZero();
  }

  private static Task[] tasks(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SomeTasks.task("t" + i, "x"))
        .toArray(Task[]::new);
  }

  private static TaskClassification classOf(int i) {
    return i % 3 == 0 ? TaskClassification.AI_PRIMARY : TaskClassification.HYBRID;
  }

  private static void isReached(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static String shown(DispatchOutcome outcome) {
    return switch (outcome) {
      case DispatchOutcome.Dispatched dispatched -> roleOf(dispatched.result());
      case DispatchOutcome.Failed failed -> failed.failure().code().name();
      case DispatchOutcome.Waiting waiting -> waiting.queued().state().name();
    };
  }
}
