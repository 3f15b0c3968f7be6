package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.excluding;
import static dev.roledispatcher.application.service.Rig.forcing;
import static dev.roledispatcher.application.service.Rig.preferring;
import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReassignTest {

  private static final Task TASK = SomeTasks.task("t", "x");
  private static final RoleId A = new RoleId("a");
  private static final RoleId B = new RoleId("b");

  @Test
  void movesATaskToTheNamedRole() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(TASK);

    DispatchResult result = rig.reassign("t", "b");

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(rig.held("a")).isZero();
    assertThat(rig.held("b")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.believedLoad("b")).isEqualTo(1);
    DispatchHistory history = rig.queries.history(TASK.id());
    assertThat(history.reassignments()).isEqualTo(1);
    assertThat(history.currentRole()).isEqualTo(B);
    assertThat(history.events().getLast().fromRole()).isEqualTo(A);
    assertThat(history.events().getLast().reason()).isEqualTo("It is needed elsewhere.");
    assertThat(rig.queries.decision(TASK.id())).isEqualTo(result.decision());
    assertThat(rig.queries.task(TASK.id()).epoch()).isEqualTo(2);
    assertThat(rig.queries.stats().reassignments()).isEqualTo(1);
    assertThat(rig.observer.seen()).containsExactly("dispatched t to a", "dispatched t to b");
  }

  @Test
  void findsTheBestOtherRoleWhenNoneIsNamed() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "y"));
    rig.dispatch(TASK);

    assertThat(roleOf(rig.reassign("t", null))).isEqualTo("b");
    assertThat(roleOf(rig.reassign("t", null))).isEqualTo("a");
    assertThat(rig.queries.history(TASK.id()).reassignments()).isEqualTo(2);
  }

  @Test
  void findsNobodyWhenTheHolderIsTheOnlyOne() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(TASK);

    DispatchFailure failure = failureOf(() -> rig.reassign("t", null));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13301);
    assertThat(rig.queries.task(TASK.id()).currentRole()).isEqualTo(A);
    assertThat(rig.queries.stats().failed()).isZero();
    assertThat(rig.observer.seen()).last().isEqualTo("failed t with E13301");
  }

  @Test
  void keepsTheExclusionsOfTheDispatch() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "x"));
    rig.dispatch(excluding(TASK, "b"));

    assertThat(roleOf(rig.reassign("t", null))).isEqualTo("c");
  }

  @Test
  void letsAPersonNameARoleOfAnyType() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.AI_PRIMARY, "a", "x"),
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "b", "x"));
    rig.classifier.says(TaskClassification.AI_PRIMARY);
    rig.dispatch(TASK);

    assertThat(roleOf(rig.reassign("t", "b"))).isEqualTo("b");
  }

  @Test
  void doesNotFindARoleOfAnotherTypeByItself() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.AI_PRIMARY, "a", "x"),
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "b", "x"));
    rig.classifier.says(TaskClassification.AI_PRIMARY);
    rig.dispatch(TASK);

    assertThat(failureOf(() -> rig.reassign("t", null)).code()).isEqualTo(ErrorCode.E13301);
  }

  @Test
  void keepsAForcedClassEvenAgainstAPersonsChoice() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "a", "x"),
            SomeRoles.ofType(RoleType.HYBRID, "b", "x"));
    rig.dispatch(forcing(TASK, TaskClassification.HUMAN_PRIMARY));

    assertThat(failureOf(() -> rig.reassign("t", "b")))
        .isEqualTo(
            new DispatchFailure.RoleUnavailable(
                B,
                List.of(
                    new RefusalReason.WrongType(
                        RoleType.HYBRID, TaskClassification.HUMAN_PRIMARY, true))));
  }

  @Test
  void e13305NamesEveryReasonAgainstTheNamedRole() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.inactive("b"));
    rig.dispatch(TASK);

    assertThat(failureOf(() -> rig.reassign("t", "b")))
        .isEqualTo(
            new DispatchFailure.RoleUnavailable(
                B,
                List.of(
                    new RefusalReason.MissingCapabilities(List.of(new CapabilityName("x"))),
                    new RefusalReason.Inactive())));
    assertThat(failureOf(() -> rig.reassign("t", "ghost")).detail())
        .endsWith("There is no such role.");
    assertThat(rig.queries.task(TASK.id()).currentRole()).isEqualTo(A);
    assertThat(rig.queries.stats().failed()).isZero();
  }

  @Test
  void e13305IsTheAnswerWhenTheNamedRoleWasFilledMeanwhile() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.holdingAtMost(1, "b", "x"));
    rig.dispatch(TASK);
    rig.elsewhereAssigned("other", "b");

    DispatchFailure failure = failureOf(() -> rig.reassign("t", "b"));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13305);
    assertThat(failure.detail()).endsWith("It had no capacity left.");
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void goesToTheNextRoleWhenTheBestOtherOneWasFilledMeanwhile() {
    Rig rig =
        Rig.of(
            SomeRoles.role("a", "x"),
            SomeRoles.holdingAtMost(1, "b", "x"),
            SomeRoles.role("c", "x"));
    rig.dispatch(TASK);
    rig.elsewhereAssigned("other", "b");

    DispatchResult result = rig.reassign("t", null);

    assertThat(roleOf(result)).isEqualTo("c");
    assertThat(result.attempts()).isEqualTo(2);
  }

  @Test
  void goesToTheNextRoleWhenASourceIsDownForTheBestOtherOne() {
    Rig rig =
        Rig.withRequiredSources(
            SomeRoles.role("a", "x"), SomeRoles.skilled("b", "x"), SomeRoles.role("c", "x"));
    rig.dispatch(TASK);
    rig.sources.isDownFor("skill-b");

    assertThat(roleOf(rig.reassign("t", null))).isEqualTo("c");
  }

  @Test
  void reportsASourceThatIsDownForTheNamedRole() {
    Rig rig = Rig.withRequiredSources(SomeRoles.role("a", "x"), SomeRoles.skilled("b", "x"));
    rig.dispatch(TASK);
    rig.sources.isDownFor("skill-b");

    assertThat(failureOf(() -> rig.reassign("t", "b")).code()).isEqualTo(ErrorCode.E13303);
    assertThat(failureOf(() -> rig.reassign("t", null)).code()).isEqualTo(ErrorCode.E13303);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    Rig rig =
        Rig.of(
            SomeRoles.role("a", "x"),
            SomeRoles.holdingAtMost(1, "b", "x"),
            SomeRoles.holdingAtMost(1, "c", "x"),
            SomeRoles.holdingAtMost(1, "d", "x"),
            SomeRoles.role("e", "x"));
    rig.dispatch(TASK);
    rig.elsewhereAssigned("other-b", "b");
    rig.elsewhereAssigned("other-c", "c");
    rig.elsewhereAssigned("other-d", "d");

    assertThat(failureOf(() -> rig.reassign("t", null)).code()).isEqualTo(ErrorCode.E13301);
    assertThat(rig.queries.task(TASK.id()).currentRole()).isEqualTo(A);
  }

  @Test
  void refusesTheRoleThatHasTheTaskAlready() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(TASK);

    assertThat(rejectionOf(() -> rig.reassign("t", "a")))
        .isEqualTo(new Rejection.SameRole(TASK.id(), A));
    assertThat(rig.queries.stats().failed()).isZero();
  }

  @Test
  void assignsAnewToTheSameRoleWhenForcedWithoutCountingAReassignment() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.dispatch(TASK);

    DispatchResult result = rig.reassign("t", "a", true);

    assertThat(roleOf(result)).isEqualTo("a");
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
    assertThat(rig.queries.history(TASK.id()).reassignments()).isZero();
    assertThat(rig.queries.history(TASK.id()).events()).hasSize(2);
    assertThat(rig.queries.task(TASK.id()).epoch()).isEqualTo(2);
  }

  @Test
  void refusesATaskThatIsUnknownOrHasEnded() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    assertThat(rejectionOf(() -> rig.reassign("ghost", "b")))
        .isEqualTo(new Rejection.UnknownTask(new TaskId("ghost")));
    rig.dispatch(TASK);
    rig.cancel("t");

    assertThat(rejectionOf(() -> rig.reassign("t", "b")))
        .isEqualTo(new Rejection.TaskEnded(TASK.id(), TaskState.CANCELLED));
  }

  @Test
  void losesToAFasterReassignment() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "x"));
    rig.dispatch(TASK);
    rig.ranker.doesMeanwhile(() -> rig.reassign("t", "c"));

    assertThat(rejectionOf(() -> rig.reassign("t", "b")))
        .isEqualTo(new Rejection.TaskChanged(TASK.id()));
    assertThat(rig.queries.task(TASK.id()).currentRole()).isEqualTo(new RoleId("c"));
    assertThat(rig.held("b")).isZero();
    assertThat(rig.believedLoad("b")).isZero();
  }

  @Test
  void losesToAFasterCancellation() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(TASK);
    rig.ranker.doesMeanwhile(() -> rig.cancel("t"));

    assertThat(rejectionOf(() -> rig.reassign("t", "b")))
        .isEqualTo(new Rejection.TaskEnded(TASK.id(), TaskState.CANCELLED));
  }

  @Test
  void forgetsThePreferenceOfTheDispatch() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"), SomeRoles.role("c", "x"));
    rig.dispatch(preferring(TASK, "c"));

    DispatchResult result = rig.reassign("t", null);

    assertThat(roleOf(result)).isEqualTo("a");
    assertThat(result.choice().preference()).isNull();
  }

  @Test
  void keepsItsAnswerTogetherWithItsEffect() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(TASK);
    Receipt<DispatchResult> receipt = rig.receipt("key-0001", Rig::roleOf);

    rig.dispatches.reassign(
        new Reassignment(TASK.id(), B, null, false, HandoverNote.none()), receipt);

    assertThat(rig.reservation("key-0001"))
        .isEqualTo(new Reservation.Answered(new Receipt.StoredAnswer(200, null, null, "b")));
  }

  @Test
  void e13304UndoesAReassignmentThatTakesTooLong() {
    Rig[] slow = new Rig[1];
    boolean[] late = {false};
    Rig rig =
        Rig.onTransactions(
            work ->
                SlowCommits.on(
                    work, () -> slow[0].stopwatch.advance(Duration.ofSeconds(late[0] ? 9 : 0))),
            SomeRoles.role("a", "x"),
            SomeRoles.role("b", "x"));
    slow[0] = rig;
    rig.dispatch(TASK);
    late[0] = true;

    assertThat(failureOf(() -> rig.reassign("t", "b")).code()).isEqualTo(ErrorCode.E13304);
    assertThat(rig.queries.task(TASK.id()).currentRole()).isEqualTo(A);
    assertThat(rig.held("b")).isZero();
    assertThat(rig.believedLoad("b")).isZero();
    assertThat(rig.queries.stats().failed()).isZero();
  }

  private static DispatchFailure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(DispatchException.class, call).failure();
  }

  private static Rejection rejectionOf(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }
}
