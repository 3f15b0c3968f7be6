package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.excluding;
import static dev.roledispatcher.application.service.Rig.forcing;
import static dev.roledispatcher.application.service.Rig.preferring;
import static dev.roledispatcher.application.service.Rig.roleOf;
import static dev.roledispatcher.application.service.Rig.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.DispatchObserver.Step;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The eight steps of the specification, from the request to the result.
class DispatchWorkflowTest {

  private static final Task TASK = SomeTasks.task("t", "x");

  @Test
  void givesTheThreeTasksOfTheSpecificationToItsThreeRoles() {
    Rig rig = specification();

    assertThat(roleOf(rig.dispatch(SomeTasks.securityReview()))).isEqualTo("role-ai-code-reviewer");
    assertThat(roleOf(rig.dispatch(SomeTasks.architectureApproval())))
        .isEqualTo("role-senior-architect");
    assertThat(roleOf(rig.dispatch(SomeTasks.deployment()))).isEqualTo("role-devops-engineer");
    DispatchStats stats = rig.queries.stats();
    assertThat(stats.total()).isEqualTo(3);
    assertThat(stats.of(TaskClassification.AI_PRIMARY)).isEqualTo(1);
    assertThat(stats.of(TaskClassification.HUMAN_PRIMARY)).isEqualTo(1);
    assertThat(stats.of(TaskClassification.HYBRID)).isEqualTo(1);
  }

  @Test
  void writesTaskHistoryDecisionHoldAndStatisticsOfADispatch() {
    Rig rig = specification();
    rig.ranker.doesMeanwhile(() -> rig.stopwatch.advance(Duration.ofMillis(40)));

    DispatchResult result = rig.dispatch(SomeTasks.securityReview());

    TaskId id = new TaskId("task-001");
    RoleId role = new RoleId("role-ai-code-reviewer");
    assertThat(rig.queries.task(id).state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(rig.queries.task(id).currentRole()).isEqualTo(role);
    DispatchHistory history = rig.queries.history(id);
    assertThat(history.events()).hasSize(1);
    assertThat(history.currentRole()).isEqualTo(role);
    assertThat(rig.queries.decision(id)).isEqualTo(result.decision());
    assertThat(rig.held(role.value())).isEqualTo(1);
    assertThat(rig.believedLoad(role.value())).isEqualTo(1);
    assertThat(rig.queries.stats().byRole()).containsEntry(role, 1L);
    assertThat(rig.queries.stats().meanMillis()).isEqualTo(40);
    assertThat(rig.observer.seen()).containsExactly("dispatched task-001 to role-ai-code-reviewer");
    assertThat(rig.observer.steps())
        .containsSubsequence(Step.CLASSIFY, Step.SCREEN, Step.RANK, Step.ASSEMBLE);
  }

  @Test
  void answersWithClassificationContextTimeAndState() {
    DispatchResult result = specification().dispatch(SomeTasks.securityReview());

    assertThat(result.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(result.dispatchedAt()).isEqualTo(SetClock.START);
    assertThat(result.attempts()).isEqualTo(1);
    assertThat(result.epoch()).isEqualTo(1);
    Classification classification = result.decision().classification();
    assertThat(classification.value()).isEqualTo(TaskClassification.AI_PRIMARY);
    assertThat(classification.classifier()).isEqualTo(ScriptedClassifier.REF);
    assertThat(result.choice().context().tokenCount())
        .isPositive()
        .isEqualTo(new WordCounter().count(result.choice().context().text()))
        .isLessThanOrEqualTo(8_000);
    assertThat(result.choice().context().section(SectionName.TASK_CONTEXT))
        .contains("security vulnerabilities");
    assertThat(result.decision().explanation())
        .contains("ai_primary", "1 of 3 roles may take it", "role-ai-code-reviewer got it");
  }

  @Test
  void givesTheTaskToThePreferredRoleWhenItMayTakeIt() {
    Rig rig =
        Rig.of(SomeRoles.role("best", "x"), SomeRoles.ofType(RoleType.AI_PRIMARY, "other", "x"));

    DispatchResult result = rig.dispatch(preferring(TASK, "other"));

    assertThat(roleOf(result)).isEqualTo("other");
    assertThat(result.choice().preference())
        .isEqualTo(new Choice.Preference(true, "The preferred role may take the task and got it."));
    assertThat(result.decision().alternatives(5))
        .extracting(Candidate::role)
        .containsExactly(new RoleId("best"));
  }

  @Test
  void givesTheTaskToTheBestOtherRoleAndSaysWhyThePreferredOneMayNot() {
    Rig rig = Rig.of(SomeRoles.role("able", "x"), SomeRoles.role("wish", "y"));

    DispatchResult result = rig.dispatch(preferring(TASK, "wish"));

    assertThat(roleOf(result)).isEqualTo("able");
    assertThat(result.choice().preference())
        .isEqualTo(
            new Choice.Preference(false, "The preferred role (wish) did not get it. It lacks x."));
    assertThat(result.decision().explanation())
        .contains("The preferred role (wish) did not get it");
  }

  @Test
  void saysThatAPreferredRoleDoesNotExist() {
    DispatchResult result = Rig.of(SomeRoles.role("able", "x")).dispatch(preferring(TASK, "ghost"));

    assertThat(Objects.requireNonNull(result.choice().preference()).reason())
        .endsWith("There is no such role.");
  }

  @Test
  void neverGivesATaskToAnExcludedRoleEvenWhenItIsPreferred() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));

    assertThat(roleOf(rig.dispatch(excluding(TASK, "a")))).isEqualTo("b");
  }

  @Test
  void takesAForcedClassAndExactlyThatType() {
    Rig rig =
        Rig.of(
            SomeRoles.ofType(RoleType.HYBRID, "both", "x"),
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "person", "x"),
            SomeRoles.ofType(RoleType.AI_PRIMARY, "agent", "x"));
    rig.classifier.says(TaskClassification.AI_PRIMARY);

    DispatchResult result = rig.dispatch(forcing(TASK, TaskClassification.HUMAN_PRIMARY));

    assertThat(roleOf(result)).isEqualTo("person");
    assertThat(result.decision().eligibleCount()).isEqualTo(1);
    assertThat(result.decision().classification().decidedBy())
        .isEqualTo(Classification.DecidedBy.FORCED);
    assertThat(result.decision().classification().confidence().value()).isEqualTo(1);
    assertThat(rig.classifier.calls()).isZero();
  }

  @Test
  void givesAPersonsTaskToAHybridRoleUnlessItIsForced() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.HYBRID, "both", "x"));
    rig.classifier.says(TaskClassification.HUMAN_PRIMARY);

    assertThat(roleOf(rig.dispatch(TASK))).isEqualTo("both");
    assertThat(
            rig.failureOf(forcing(SomeTasks.task("t2", "x"), TaskClassification.HUMAN_PRIMARY))
                .code()
                .name())
        .isEqualTo("E13301");
  }

  @Test
  void keepsTheContextWithinTheBudgetOfTheRequest() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    int needed =
        rig.previews.estimate(within(TASK, 8_000)).chosen().orElseThrow().context().tokenCount();

    DispatchResult result = rig.dispatch(within(TASK, needed));

    assertThat(result.choice().context().tokenCount()).isEqualTo(needed);
    assertThat(result.choice().context().manifest().budget()).isEqualTo(needed);
  }

  @Test
  void recordsNoMoreRankedRolesThanThePolicySaysButAlwaysTheChosenOne() {
    DispatchSettings few =
        new DispatchSettings(
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            null,
            new SelectionPolicy("2", 100, 2, 5),
            Duration.ofMinutes(1),
            Duration.ofHours(24));
    Rig rig =
        Rig.with(
            few,
            SomeRoles.role("a", "x"),
            SomeRoles.role("b", "x"),
            SomeRoles.role("c", "x"),
            SomeRoles.role("d", "x"));

    DispatchResult result = rig.dispatch(preferring(TASK, "d"));

    assertThat(Objects.requireNonNull(result.decision().ranking()).candidates())
        .extracting(candidate -> candidate.role().value())
        .containsExactlyElementsOf(List.of("a", "b", "d"));
    assertThat(result.decision().eligibleCount()).isEqualTo(4);
  }

  private static Rig specification() {
    Rig rig =
        Rig.of(SomeRoles.aiCodeReviewer(), SomeRoles.seniorArchitect(), SomeRoles.devOpsEngineer());
    rig.classifier.saysOf(SomeTasks.securityReview(), TaskClassification.AI_PRIMARY);
    rig.classifier.saysOf(SomeTasks.architectureApproval(), TaskClassification.HUMAN_PRIMARY);
    rig.classifier.saysOf(SomeTasks.deployment(), TaskClassification.HYBRID);
    return rig;
  }
}
