package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.DispatchTasks.PlannedBatch;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannedBatchTest {

  /// `a` can do both and comes first by id, so greed gives it to the first task and strands the
  /// second.
  private static Rig greedStrands() {
    return Rig.of(SomeRoles.holdingAtMost(1, "a", "x", "y"), SomeRoles.holdingAtMost(1, "b", "x"));
  }

  @Test
  void servesATaskThatGreedStrands() {
    assertThat(
            greedStrands()
                .dispatchAll(SomeTasks.task("t1", "x"), SomeTasks.task("t2", "y"))
                .stream()
                .map(PlannedBatchTest::shown))
        .as("one after the other")
        .containsExactly("a", "E13301");

    Rig rig = greedStrands();
    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "x"), plain("t2", "y"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("b", "a");
    assertThat(batch.report().worth().tasks()).isEqualTo(2);
    assertThat(batch.report().greedy().tasks()).isEqualTo(1);
    assertThat(batch.report().gap().tasks()).isEqualTo(1);
    assertThat(batch.report().fallback()).isNull();
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.held("b")).isEqualTo(1);
    assertThat(rig.believedLoad("a")).isEqualTo(1);
    assertThat(rig.believedLoad("b")).isEqualTo(1);
  }

  @Test
  void recordsWhyTheRoleThatScoresHigherDidNotGetTheTask() {
    Rig rig =
        Rig.of(SomeRoles.holdingAtMost(1, "a", "x", "y"), SomeRoles.holdingAtMost(2, "b", "x"));
    rig.elsewhereAssigned("held", "b");
    rig.directory.refreshLoads(List.of(SomeRoles.role("b").id()));

    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "x"), plain("t2", "y"));

    DispatchResult first = dispatched(batch, 0);
    Choice.Plan plan =
        new Choice.Plan(
            true,
            "The plan of the whole batch chose it, although a scores 2.000 for this task: as a whole the batch is better by 1 task than one task after the other.");
    assertThat(roleOf(first)).isEqualTo("b");
    assertThat(first.choice().plan()).isEqualTo(plan);
    assertThat(first.decision().explanation()).endsWith(plan.reason());
    DispatchDecision kept = rig.queries.decision(SomeTasks.task("t1").id());
    assertThat(kept.explanation()).endsWith(plan.reason());
    assertThat(dispatched(batch, 1).choice().plan())
        .isEqualTo(
            new Choice.Plan(
                true,
                "The plan of the whole batch chose it, and nobody scores higher for this task."));
  }

  @Test
  void fallsBackToGreedWhenThereIsNoTime() {
    Rig rig = greedStrands();
    rig.solver.runsOutOfTime();

    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "x"), plain("t2", "y"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("a", "E13301");
    assertThat(batch.report().fallback()).isEqualTo("The best plan was not found within PT5S.");
    assertThat(batch.report().worth()).isEqualTo(batch.report().greedy());
    assertThat(dispatched(batch, 0).decision().explanation())
        .endsWith(
            "The greedy plan of the batch (The best plan was not found within PT5S) chose it, and nobody scores higher for this task.");
  }

  @Test
  void fallsBackToGreedForABatchThatIsTooLarge() {
    Rig rig =
        Rig.planning(
            new PlanSettings(PlanSettings.DEFAULT.timeLimit(), 1),
            SomeRoles.holdingAtMost(1, "a", "x", "y"),
            SomeRoles.holdingAtMost(1, "b", "x"));

    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "x"), plain("t2", "y"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("a", "E13301");
    assertThat(batch.report().fallback())
        .isEqualTo("The batch (2 tasks) is larger than what is planned as one (1).");
  }

  @Test
  void servesTheMorePressingTaskWhereOnlyOneCanBe() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));

    PlannedBatch batch =
        rig.dispatchAsOne(
            DispatchRequest.of(SomeTasks.task("low", "Do it.", Priority.LOW, "x")),
            DispatchRequest.of(SomeTasks.task("urgent", "Do it now.", Priority.CRITICAL, "x")));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("E13301", "a");
    assertThat(batch.report().gap().tasks()).isZero();
  }

  @Test
  void keepsAPlaceForAPreferredRoleBeforeAllElse() {
    Rig rig = greedStrands();

    PlannedBatch batch =
        rig.dispatchAsOne(
            Rig.preferring(SomeTasks.task("t1", "x"), "a"), plain("t2", "y"), plain("t3", "x"));

    assertThat(batch.outcomes())
        .extracting(PlannedBatchTest::shown)
        .containsExactly("a", "E13301", "b");
    assertThat(batch.report().worth().tasks()).isEqualTo(2);
    Choice choice = dispatched(batch, 0).choice();
    assertThat(choice.preference())
        .isEqualTo(new Choice.Preference(true, "The preferred role may take the task and got it."));
    assertThat(choice.plan())
        .isEqualTo(
            new Choice.Plan(
                true, "The plan of the whole batch kept a place for it with the role it prefers."));
  }

  @Test
  void givesAPreferredRoleWithOnePlaceToTheMorePressingOfTwoTasks() {
    Rig rig = greedStrands();

    PlannedBatch batch =
        rig.dispatchAsOne(
            Rig.preferring(SomeTasks.task("low", "Do it.", Priority.LOW, "x"), "a"),
            Rig.preferring(SomeTasks.task("high", "Do it.", Priority.HIGH, "x"), "a"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("b", "a");
  }

  @Test
  void decidesATaskAnewWhoseRoleSomebodyElseFilled() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"), SomeRoles.holdingAtMost(3, "b", "x"));
    rig.ranker.doesMeanwhile(() -> rig.elsewhereAssigned("theirs", "a"));

    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "x"), plain("t2", "x"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("b", "b");
    DispatchResult again = dispatched(batch, 0);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.choice().plan()).isNull();
    assertThat(rig.held("a")).isEqualTo(1);
    assertThat(rig.believedLoad("b")).isEqualTo(2);
  }

  @Test
  void asksARoleThatWantsToBeAskedAndLetsWaitWhatAsksToWait() {
    Rig rig = Rig.of(SomeRoles.asking("a", "x"), SomeRoles.role("b", "y"));

    PlannedBatch batch =
        rig.dispatchAsOne(plain("t1", "x"), waiting(SomeTasks.task("t2", "y")), plain("t3", "y"));

    assertThat(batch.outcomes())
        .extracting(PlannedBatchTest::shown)
        .containsExactly("a", "QUEUED", "b");
    assertThat(dispatched(batch, 0).offer()).isNotNull();
    assertThat(batch.report().worth().tasks()).isEqualTo(2);
  }

  @Test
  void failsTheSecondOfTwoTasksWithOneIdAndPlansNoPlaceForIt() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(2, "a", "x"));

    PlannedBatch batch = rig.dispatchAsOne(plain("t", "x"), plain("t", "x"), plain("u", "x"));

    assertThat(batch.outcomes())
        .extracting(PlannedBatchTest::shown)
        .containsExactly("a", "E13306", "a");
    assertThat(batch.report().worth().tasks()).isEqualTo(2);
  }

  @Test
  void saysWhatEachTaskLacksThatNobodyMayTake() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    PlannedBatch batch = rig.dispatchAsOne(plain("t1", "nothing"), plain("t2", "x"));

    assertThat(batch.outcomes()).extracting(PlannedBatchTest::shown).containsExactly("E13301", "a");
    assertThat(((DispatchOutcome.Failed) batch.outcomes().getFirst()).failure().detail())
        .contains("No role has the capability nothing");
    assertThat(rig.knowsNothingOf("t1")).isTrue();
  }

  @Test
  void classifiesEachTaskOnce() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    rig.dispatchAsOne(plain("t1", "x"), plain("t2", "x"));

    assertThat(rig.classifier.calls()).isEqualTo(2);
  }

  @Test
  void isEmptyForNoRequests() {
    assertThat(Rig.of().dispatchAsOne().outcomes()).isEmpty();
  }

  @Test
  void keepsItsAnswerTogetherWithItsEffectAlsoWhenTheTransactionStartsOver() {
    Rig rig = Rig.onTransactions(RestartingTransactions::new, SomeRoles.holdingAtMost(1, "a", "x"));
    Receipt<PlannedBatch> receipt = rig.receipt("key-0001", Object::toString);

    PlannedBatch batch = rig.dispatches.dispatchAsOne(List.of(plain("t", "x")), receipt);

    assertThat(rig.reservation("key-0001"))
        .isEqualTo(
            new Reservation.Answered(new Receipt.StoredAnswer(200, null, null, batch.toString())));
    assertThat(rig.held("a")).isEqualTo(1);
  }

  private static DispatchRequest plain(String task, String... capabilities) {
    return DispatchRequest.of(SomeTasks.task(task, capabilities));
  }

  // NullAway misses the annotation of a nested type (`whenUsedUp`) that it reads from a class file.
  @SuppressWarnings("NullAway")
  private static DispatchRequest waiting(Task task) {
    return new DispatchRequest(
        task,
        null,
        Set.of(),
        TokenBudget.DEFAULT,
        null,
        false,
        new DispatchTerms(
            DispatchMode.QUEUE, null, null, null, WaitPolicy.DEFAULT, null, false, List.of()));
  }

  private static DispatchResult dispatched(PlannedBatch batch, int index) {
    return ((DispatchOutcome.Dispatched) batch.outcomes().get(index)).result();
  }

  private static @Nullable String shown(DispatchOutcome outcome) {
    return switch (outcome) {
      case DispatchOutcome.Dispatched dispatched -> roleOf(dispatched.result());
      case DispatchOutcome.Failed failed -> failed.failure().code().name();
      case DispatchOutcome.Waiting waiting -> waiting.queued().state().name();
    };
  }
}
