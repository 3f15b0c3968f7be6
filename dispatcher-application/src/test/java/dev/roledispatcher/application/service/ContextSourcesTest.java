package dev.roledispatcher.application.service;

import static dev.roledispatcher.application.service.Rig.roleOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContextSourcesTest {

  private static final DispatchRequest REQUEST = DispatchRequest.of(SomeTasks.task("t", "x"));

  @Test
  void handsOutTheSkillsOfTheRole() {
    Rig rig = Rig.of(SomeRoles.skilled("a", "x"));
    rig.sources.has("skill-a", "Read before you write.");

    assertThat(context(rig, REQUEST).section(SectionName.SKILL_CONTEXT))
        .contains("Read before you write.");
  }

  @Test
  void listsASkillThatIsMissingAndGoesOn() {
    Rig rig = Rig.of(SomeRoles.skilled("a", "x"));

    assertThat(context(rig, REQUEST).manifest().items())
        .contains(
            new ItemReport(
                SectionName.SKILL_CONTEXT,
                "skill-a",
                null,
                0,
                SectionReport.Action.DROPPED,
                "There is no such skill."));
  }

  @Test
  void e13202NamesTheSkillThatARoleRequiresAndThatIsMissing() {
    Rig rig = Rig.of(SomeRoles.needing("skill-law", "a", "x"));

    DispatchFailure failure = rig.failureOf(REQUEST);

    assertThat(failure.code()).isEqualTo(ErrorCode.E13202);
    assertThat(((DispatchFailure.SkillLoadingFailed) failure).skills())
        .containsExactly(new SkillId("skill-law"));
    assertThat(failure.retryable()).isTrue();
    assertThat(rig.knowsNothingOf("t")).isTrue();
  }

  @Test
  void givesTheTaskToARoleThatHasWhatItRequires() {
    Rig rig =
        Rig.of(SomeRoles.needing("skill-law", "a", "x"), SomeRoles.needing("skill-tax", "b", "x"));
    rig.sources.has("skill-tax", "Round down.");

    assertThat(roleOf(rig.dispatch(REQUEST))).isEqualTo("b");
  }

  @Test
  void e13202ComesAlsoWhenARequiredSkillCannotBeFetched() {
    Rig rig = Rig.of(SomeRoles.needing("skill-law", "a", "x"));
    rig.sources.has("skill-law", "Cite the paragraph.");
    rig.sources.isDownFor("skill-law");

    assertThat(rig.failureOf(REQUEST).code()).isEqualTo(ErrorCode.E13202);
  }

  @Test
  void e13203ComesWhenTheRequiredSkillsDoNotFit() {
    Rig rig = Rig.of(SomeRoles.needing("skill-law", "a", "x"));
    rig.sources.has("skill-law", "Cite the paragraph. ".repeat(90));

    DispatchFailure failure = rig.failureOf(Rig.within(REQUEST.task(), 200));

    assertThat(failure.code()).isEqualTo(ErrorCode.E13203);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void handsOutTheProjectThatTheTaskNames() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.sources.hasProject("apollo", "We go to the moon.");

    assertThat(context(rig, ofProject("apollo")).section(SectionName.PROJECT_CONTEXT))
        .contains("We go to the moon.");
  }

  @Test
  void listsAProjectThatIsMissingDownOrNoId() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.sources.isDownFor("gemini");

    assertThat(reasonFor(rig, "t1", "apollo")).isEqualTo("There is no such project.");
    assertThat(reasonFor(rig, "t2", "gemini")).isEqualTo("It cannot be fetched at the moment.");
    assertThat(reasonFor(rig, "t3", "no id at all!"))
        .isEqualTo("The metadata field 'project' of the task names no project.");
  }

  @Test
  void e13303ComesWhenARequiredProjectCannotBeFetched() {
    Rig rig = Rig.withRequiredSources(SomeRoles.role("a", "x"));
    rig.sources.isDownFor("apollo");

    assertThat(rig.failureOf(ofProject("apollo")).code()).isEqualTo(ErrorCode.E13303);
  }

  @Test
  void givesASourceNoMoreTimeThanItsOwnAndTheDispatchHas() {
    Rig rig = Rig.of(SomeRoles.skilled("a", "x"));
    rig.classifier.doesMeanwhile(() -> rig.stopwatch.advance(Duration.ofMillis(4_600)));
    rig.dispatch(REQUEST);
    rig.dispatch(DispatchRequest.of(SomeTasks.task("t2", "x")));

    assertThat(rig.sources.allowed().getFirst()).isEqualTo(Duration.ofMillis(400));
    assertThat(rig.sources.allowed().getLast()).isEqualTo(Duration.ofMillis(400));
    assertThat(ContextSettings.DEFAULT.sourceTimeout()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void tellsTheNextRoleWhatWasTriedWhenATaskIsReassigned() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(REQUEST);

    RoleContext context =
        rig.dispatches
            .reassign(
                new Reassignment(
                    new TaskId("t"),
                    new RoleId("b"),
                    "It is needed elsewhere.",
                    false,
                    new HandoverNote("The first half.", "The second half.", List.of("file:a"))),
                Receipt.none())
            .choice()
            .context();

    assertThat(context.section(SectionName.HANDOVER_CONTEXT))
        .contains("Role a", "It is needed elsewhere.", "The first half.", "The second half.");
  }

  @Test
  void tellsWhatWasTriedWhenAnEndedTaskIsDispatchedAgain() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(REQUEST);
    rig.cancel("t");

    DispatchRequest again =
        new DispatchRequest(REQUEST.task(), null, Set.of(), TokenBudget.DEFAULT, null, true);

    assertThat(rig.previews.estimate(again).chosen().orElseThrow().context())
        .isEqualTo(context(rig, again));
    assertThat(lastContext(rig).section(SectionName.HANDOVER_CONTEXT)).contains("cancelled");
  }

  @Test
  void tellsNothingOfThePastOfANewTask() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));

    assertThat(context(rig, REQUEST).section(SectionName.HANDOVER_CONTEXT)).isEmpty();
  }

  @Test
  void countsContextsThatWereBuiltAndThoseThatDidNotFit() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    int tokens = context(rig, REQUEST).tokenCount();
    rig.failureOf(Rig.within(SomeTasks.task("t2", "x"), 3));

    assertThat(rig.tally.drain())
        .satisfies(stats -> {
          assertThat(stats.built()).isEqualTo(1);
          assertThat(stats.tokens()).isEqualTo(tokens);
          assertThat(stats.overflows()).isEqualTo(1);
        });
  }

  private static RoleContext lastContext(Rig rig) {
    return rig.queries.decision(new TaskId("t")).chosen().orElseThrow().context();
  }

  private static RoleContext context(Rig rig, DispatchRequest request) {
    return rig.dispatch(request).choice().context();
  }

  private static String reasonFor(Rig rig, String id, String project) {
    Task task = inProject(id, project);
    return context(rig, DispatchRequest.of(task)).manifest().items().stream()
        .filter(item -> item.section() == SectionName.PROJECT_CONTEXT)
        .map(ItemReport::reason)
        .findFirst()
        .orElse("");
  }

  private static DispatchRequest ofProject(String project) {
    return DispatchRequest.of(inProject("t", project));
  }

  private static Task inProject(String id, String project) {
    Task task = SomeTasks.task(id, "x");
    return new Task(
        task.id(),
        task.description(),
        task.requirements(),
        task.priority(),
        Attributes.of(Map.of("project", project)),
        task.context(),
        task.deadline());
  }
}
