package dev.roledispatcher.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchDecisionTest {

  @Test
  void namesTheBestOtherRolesInTheirOrder() {
    DispatchDecision decision = decision("b", "a", "b", "c", "d");

    assertThat(decision.alternatives(2)).extracting(Candidate::role).containsExactly(ids("a", "c"));
    assertThat(decision.alternatives(9)).hasSize(3);
    assertThat(decision.alternatives(0)).isEmpty();
    assertThat(decision.chosen())
        .map(choice -> choice.candidate().role())
        .contains(new RoleId("b"));
  }

  @Test
  void namesEveryRankedRoleWhenNoneIsChosen() {
    assertThat(decision(null, "a", "b").alternatives(9))
        .extracting(Candidate::role)
        .containsExactly(ids("a", "b"));
    assertThat(decision(null, "a", "b").chosen()).isEmpty();
  }

  @Test
  void hasNoAlternativesWithoutARanking() {
    assertThat(decision(null).alternatives(9)).isEmpty();
  }

  private static RoleId[] ids(String... ids) {
    return Arrays.stream(ids).map(RoleId::new).toArray(RoleId[]::new);
  }

  private static DispatchDecision decision(@Nullable String chosen, String... ranked) {
    Task task =
        new Task(
            new TaskId("t"),
            "Do it.",
            List.of(),
            Priority.MEDIUM,
            Attributes.none(),
            Attributes.none(),
            null);
    List<Candidate> candidates =
        Arrays.stream(ranked).map(DispatchDecisionTest::candidate).toList();
    return new DispatchDecision(
        new DispatchId(new UUID(0, 1)),
        Instant.EPOCH,
        DispatchRequest.of(task),
        Classification.forced(TaskClassification.HYBRID),
        SelectionPolicy.DEFAULT,
        ranked.length,
        ranked.length == 0
            ? null
            : new Ranking(new PluginRef("weighted", "1.0.0"), candidates, null, List.of()),
        new Refusals(Map.of(), List.of(), List.of()),
        chosen == null ? null : new Choice(candidate(chosen), null, context(new RoleId(chosen))),
        "");
  }

  private static Candidate candidate(String role) {
    return new Candidate(
        new RoleId(role),
        1,
        RoleType.HYBRID,
        new Workload(0, null, null),
        new ScoreBreakdown(List.of()));
  }

  private static RoleContext context(RoleId role) {
    return new RoleContext(
        role,
        1,
        List.of(),
        0,
        new ContextManifest(
            ContextForm.PROMPT,
            "words",
            TokenCounter.Method.ESTIMATE,
            0.25,
            100,
            0,
            List.of(),
            List.of(),
            new StablePrefix(0, 0, TextBlock.hashOf("")),
            TextBlock.hashOf("")));
  }
}
