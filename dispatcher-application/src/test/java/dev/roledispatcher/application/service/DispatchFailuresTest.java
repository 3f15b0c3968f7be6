package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static dev.roledispatcher.application.service.Rig.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.selection.UnknownCapability;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every way in which a dispatch fails, by its published code.
class DispatchFailuresTest {

  private static final Task TASK = SomeTasks.task("t", "x");
  private static final DispatchRequest REQUEST = DispatchRequest.of(TASK);

  @Test
  void e13301NamesTheNearestCapabilityAndCountsTheRefusals() {
    Rig rig = Rig.of(SomeRoles.aiCodeReviewer(), SomeRoles.seniorArchitect());

    DispatchFailure failure = rig.failureOf(DispatchRequest.of(SomeTasks.task("t", "analysis")));

    assertThat(failure).isInstanceOf(DispatchFailure.NoSuitableRole.class);
    DispatchFailure.NoSuitableRole noRole = (DispatchFailure.NoSuitableRole) failure;
    assertThat(noRole.refusals().unknownCapabilities())
        .containsExactly(
            new UnknownCapability(
                new CapabilityName("analysis"), new CapabilityName("security_analysis")));
    assertThat(noRole.refusals().counts())
        .containsExactlyEntriesOf(Map.of(RefusalKind.MISSING_CAPABILITY, 2));
    assertThat(noRole.detail())
        .isEqualTo(
            "No role may take it; of 2 roles: missing_capability 2. No role has the capability analysis; the nearest known one is security_analysis.");
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13301, 1L));
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.observer.seen()).containsExactly("failed t with E13301");
  }

  @Test
  void e13301SaysThatNoRoleIsRegistered() {
    assertThat(Rig.of().failureOf(REQUEST).detail())
        .isEqualTo("No role may take it: no role is registered.");
  }

  @Test
  void e13302FailsOnlyAfterEveryAttempt() {
    Rig rig = Rig.with(undecided(null), SomeRoles.role("a", "x"));
    rig.classifier.abstainsNext(3);

    DispatchFailure failure = rig.failureOf(REQUEST);

    assertThat(failure)
        .isEqualTo(
            new DispatchFailure.ClassificationFailed(
                "No classifier had an opinion. scripted: It did not answer."));
    assertThat(rig.classifier.calls()).isEqualTo(3);
    assertThat(rig.observer.seen()).hasSize(3).last().isEqualTo("failed t with E13302");
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13302, 1L));
  }

  @Test
  void e13302DoesNotHappenWhenALaterAttemptGetsAnOpinion() {
    Rig rig = Rig.with(undecided(null), SomeRoles.role("a", "x"));
    rig.classifier.abstainsNext(2);

    DispatchResult result = rig.dispatch(REQUEST);

    assertThat(result.attempts()).isEqualTo(3);
    assertThat(result.decision().classification().decidedBy())
        .isEqualTo(Classification.DecidedBy.CLASSIFIER);
  }

  @Test
  void fallsBackToAPersonWhenNoClassifierHasAnOpinion() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.classifier.abstainsNext(1);

    Classification classification = rig.dispatch(REQUEST).decision().classification();

    assertThat(classification.value()).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(classification.decidedBy()).isEqualTo(Classification.DecidedBy.FALLBACK);
    assertThat(classification.confidence().value()).isZero();
    assertThat(classification.opinions()).hasSize(1);
  }

  @Test
  void e13303SaysHowManyTokensAreNeeded() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    DispatchFailure failure = rig.failureOf(within(TASK, 3));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13303);
    assertThat(failure.retryable()).isFalse();
    DispatchFailure.ContextFailed context = (DispatchFailure.ContextFailed) failure;
    assertThat(context.budget()).isEqualTo(3);
    assertThat(context.needed()).isGreaterThan(3);
    assertThat(context.source()).isNull();
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.held("a")).isZero();
  }

  @Test
  void triesAnotherRoleWhenASourceIsDownForTheFirst() {
    Rig rig = Rig.withRequiredSources(SomeRoles.skilled("a", "x"), SomeRoles.skilled("b", "x"));
    rig.sources.isDownFor("skill-a");

    DispatchResult result = rig.dispatch(REQUEST);

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(result.decision().refusals().counts()).containsEntry(RefusalKind.FAILED_BEFORE, 1);
    assertThat(rig.believedLoad("a")).isZero();
  }

  @Test
  void e13303ReportsTheRootCauseWhenNobodyIsLeftToTry() {
    Rig rig = Rig.withRequiredSources(SomeRoles.skilled("a", "x"), SomeRoles.skilled("b", "x"));
    rig.sources.isDownFor("skill-a", "skill-b");

    DispatchFailure failure = rig.failureOf(REQUEST);

    assertThat(failure)
        .isEqualTo(
            DispatchFailure.ContextFailed.sourceDown(
                "skills", "The context source (skills) cannot be reached: no answer for skill-a"));
    assertThat(failure.retryable()).isTrue();
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13303, 1L));
  }

  @Test
  void e13303ComesAfterTheLastAttemptWhenMoreRolesWouldBeThere() {
    Rig rig =
        Rig.withRequiredSources(
            SomeRoles.skilled("a", "x"),
            SomeRoles.skilled("b", "x"),
            SomeRoles.skilled("c", "x"),
            SomeRoles.skilled("d", "x"));
    rig.sources.isDownFor("skill-a", "skill-b", "skill-c");

    assertThat(rig.failureOf(REQUEST).code()).isEqualTo(ErrorCode.E13303);
  }

  @Test
  void e13304EndsADispatchThatTakesTooLongToDecide() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.classifier.doesMeanwhile(() -> rig.stopwatch.advance(Duration.ofSeconds(5)));

    assertThat(rig.failureOf(REQUEST))
        .isEqualTo(new DispatchFailure.TimedOut(Duration.ofSeconds(5), "select"));
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13304, 1L));
  }

  @Test
  void e13304UndoesADispatchThatTakesTooLongToRecord() {
    Rig[] slow = new Rig[1];
    Rig rig =
        Rig.onTransactions(
            work -> SlowCommits.on(work, () -> slow[0].stopwatch.advance(Duration.ofSeconds(9))),
            SomeRoles.role("a", "x"));
    slow[0] = rig;

    assertThat(rig.failureOf(REQUEST))
        .isEqualTo(new DispatchFailure.TimedOut(Duration.ofSeconds(5), "record"));
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13304, 1L));
    assertThat(rig.queries.stats().successful()).isZero();
    assertThat(rig.observer.seen()).containsExactly("failed t with E13304");
  }

  @Test
  void e13306RefusesASecondDispatchOfTheSameTask() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(REQUEST);

    assertThat(rig.failureOf(REQUEST))
        .isEqualTo(
            new DispatchFailure.AlreadyDispatched(
                TASK.id(),
                new RoleId("a"),
                TaskState.ASSIGNED,
                "The task (t) is dispatched already: the role (a) has it. Maybe reassign or cancel it."));
    assertThat(rig.held("a") + rig.held("b")).isEqualTo(1);
    assertThat(rig.believedLoad("a") + rig.believedLoad("b")).isEqualTo(1);
    assertThat(rig.queries.history(TASK.id()).events()).hasSize(1);
  }

  @Test
  void e13306IsTheAnswerEvenWhenTheOnlyRoleIsFullByThen() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.dispatch(REQUEST);

    assertThat(rig.failureOf(REQUEST).code()).isEqualTo(ErrorCode.E13306);
    assertThat(rig.queries.stats().byError()).isEqualTo(Map.of(ErrorCode.E13306, 1L));
  }

  @Test
  void e13306RefusesATaskThatHasEndedUntilRedispatchIsAsked() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(REQUEST);
    rig.cancel("t");

    assertThat(rig.failureOf(REQUEST).detail())
        .isEqualTo("The task (t) has ended: it is cancelled. Maybe set redispatch to true.");

    DispatchResult again = rig.dispatch(SomeTasks.again(TASK));

    assertThat(again.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(rig.queries.history(TASK.id()).events()).hasSize(3);
    assertThat(rig.queries.task(TASK.id()).epoch()).isEqualTo(2);
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void e13306RefusesARedispatchOfATaskThatIsOpen() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(REQUEST);

    assertThat(rig.failureOf(SomeTasks.again(TASK)).code()).isEqualTo(ErrorCode.E13306);
  }

  @Test
  void e13301IsTheAnswerToARedispatchThatNobodyMayTake() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.dispatch(REQUEST);
    rig.cancel("t");
    rig.dispatch(SomeTasks.task("other", "x"));

    assertThat(rig.failureOf(SomeTasks.again(TASK)).code()).isEqualTo(ErrorCode.E13301);
  }

  @Test
  void leavesNothingBehindWhenAPartBreaks() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.ranker.doesMeanwhile(() -> {
      throw new IllegalStateException("broken");
    });

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rig.dispatch(REQUEST));
    assertThat(rig.knowsNothingOf("t")).isTrue();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(roleOf(rig.dispatch(REQUEST))).isEqualTo("a");
  }

  @Test
  void failsWithAnExceptionThatCarriesTheFailure() {
    assertThatExceptionOfType(DispatchException.class)
        .isThrownBy(() -> Rig.of().dispatch(REQUEST))
        .withMessage("E13301: No role may take it: no role is registered.");
  }

  static DispatchSettings undecided(@Nullable TaskClassification value) {
    return new DispatchSettings(
        3,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        value,
        SelectionPolicy.DEFAULT,
        Duration.ofMinutes(1),
        Duration.ofHours(24));
  }
}
