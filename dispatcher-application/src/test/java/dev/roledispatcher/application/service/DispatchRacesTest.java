package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Dispatches that lose a race against another instance.
class DispatchRacesTest {

  private static final Task TASK = SomeTasks.task("t", "x");

  @Test
  void goesToTheNextRoleWhenTheFirstWasFilledMeanwhile() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"), SomeRoles.role("b", "x"));
    rig.elsewhereAssigned("other", "a");

    DispatchResult result = rig.dispatch(TASK);

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(result.decision().refusals().named())
        .filteredOn(refusal -> refusal.role().equals(new RoleId("a")))
        .flatExtracting(Refusal::reasons)
        .contains(new RefusalReason.FailedBefore("It had no capacity left."));
    assertThat(rig.classifier.calls()).isEqualTo(1);
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.held("b")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.believedLoad("b")).isEqualTo(1);
    assertThat(rig.observer.seen())
        .containsExactly(
            "retried t after attempt 1: It had no capacity left.", "dispatched t to b");
  }

  @Test
  void takesAPlaceThatAnotherInstanceHasFreed() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.dispatch(SomeTasks.task("other", "x"));
    rig.elsewhereCancelled("other");
    assertThat(rig.believedLoad("a")).isEqualTo(1);

    assertThat(roleOf(rig.dispatch(TASK))).isEqualTo("a");
  }

  @Test
  void aDispatchThatIsNotCommittedYetTurnsNobodyElseAway() {
    Rig[] slow = new Rig[1];
    List<Integer> believedAtCommit = new ArrayList<>();
    Rig rig =
        Rig.onTransactions(
            work -> SlowCommits.on(work, () -> believedAtCommit.add(slow[0].believedLoad("a"))),
            SomeRoles.holdingAtMost(2, "a", "x"));
    slow[0] = rig;
    rig.dispatch(TASK);

    assertThat(rig.failureOf(DispatchRequest.of(TASK)).code()).isEqualTo(ErrorCode.E13306);

    assertThat(believedAtCommit).containsExactly(0, 1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
  }

  @Test
  void goesToTheNextRoleWhenTheFirstWasDeactivatedMeanwhile() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.elsewhereChanged("a", profile -> profile.withActive(false));

    DispatchResult result = rig.dispatch(TASK);

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(result.decision().refusals().named())
        .extracting(Refusal::reasons)
        .contains(
            List.of(new RefusalReason.FailedBefore("It was deactivated or deleted meanwhile.")));
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    Rig rig =
        Rig.of(
            SomeRoles.holdingAtMost(1, "a", "x"),
            SomeRoles.holdingAtMost(1, "b", "x"),
            SomeRoles.holdingAtMost(1, "c", "x"),
            SomeRoles.role("d", "x"));
    rig.elsewhereAssigned("other-a", "a");
    rig.elsewhereAssigned("other-b", "b");
    rig.elsewhereAssigned("other-c", "c");

    DispatchFailure failure = rig.failureOf(DispatchRequest.of(TASK));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13301);
    assertThat(failure.detail())
        .isEqualTo(
            "The role (c) was chosen, but another dispatch was faster. It had no capacity left. Nobody else was tried after 3 attempts.");
    assertThat(rig.believedLoad("a") + rig.believedLoad("b") + rig.believedLoad("c")).isZero();
    assertThat(rig.knowsNothingOf("t")).isTrue();
  }

  @Test
  void saysThatNobodyIsLeftWhenTheOnlyRoleWasFilledMeanwhile() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.elsewhereAssigned("other", "a");

    DispatchFailure failure = rig.failureOf(DispatchRequest.of(TASK));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13301);
    assertThat(failure.detail()).contains("failed_before 1");
  }

  @Test
  void losesTheTaskItselfToAFasterDispatch() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.ranker.doesMeanwhile(() -> rig.elsewhereAssigned("t", "b"));

    DispatchFailure failure = rig.failureOf(DispatchRequest.of(TASK));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13306);
    assertThat(failure.detail()).contains("the role (b) has it");
    assertThat(rig.believedLoad("a")).isZero();
  }

  @Test
  void comesOutTheSameWhenItsTransactionStartsOver() {
    Rig rig =
        Rig.onTransactions(
            RestartingTransactions::new,
            SomeRoles.holdingAtMost(1, "a", "x"),
            SomeRoles.role("b", "x"));
    rig.elsewhereAssigned("other", "a");

    DispatchResult result = rig.dispatch(TASK);

    assertThat(roleOf(result)).isEqualTo("b");
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(rig.queries.history(TASK.id()).events()).hasSize(1);
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.believedLoad("b")).isEqualTo(1);
    assertThat(rig.held("b")).isEqualTo(1);
  }

  @Test
  void spreadsTheTasksOfABatchThatLostARole() {
    Rig rig =
        Rig.of(
            SomeRoles.role("a", "x"),
            SomeRoles.holdingAtMost(1, "b", "x"),
            SomeRoles.holdingAtMost(1, "c", "x"),
            SomeRoles.holdingAtMost(1, "d", "x"),
            SomeRoles.holdingAtMost(1, "e", "x"),
            SomeRoles.holdingAtMost(1, "f", "x"));
    rig.ranker.doesMeanwhile(() -> rig.elsewhereChanged("a", profile -> profile.withActive(false)));
    List<DispatchRequest> onlyForA =
        IntStream.range(0, 5)
            .mapToObj(i -> Rig.preferring(SomeTasks.task("t" + i, "x"), "a"))
            .toList();

    List<DispatchOutcome> outcomes = rig.dispatches.dispatchAll(onlyForA, Receipt.none());

    assertThat(outcomes).hasOnlyElementsOfType(DispatchOutcome.Dispatched.class);
    for (String role : List.of("b", "c", "d", "e", "f")) {
      assertThat(rig.held(role)).isEqualTo(1);
      assertThat(rig.believedLoad(role)).isEqualTo(1);
    }
    assertThat(rig.believedLoad("a")).isZero();
  }
}
