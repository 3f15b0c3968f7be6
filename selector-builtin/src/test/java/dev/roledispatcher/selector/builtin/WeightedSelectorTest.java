package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedSelectorTest {

  private static final Instant NOW = FakePluginContext.NOW;
  private static final FakeTask REVIEW =
      FakeTask.describedAs("Review the payment code").requiring("code_review", 2);
  private static final FakeCandidate REVIEWER = FakeCandidate.withId("a").able("code_review", 3);

  @Test
  void listsEveryPartWithItsWeightedPoints() {
    FakeCandidate role =
        FakeCandidate.withId("role")
            .ofType(RoutingClass.HYBRID)
            .able("code_review", 4)
            .able("cooking")
            .holding(1)
            .limitedTo(4);
    FakeQuery query =
        FakeQuery.of(
                FakeTask.describedAs("Have a look")
                    .requiring("code_review", 2)
                    .preferring("security"),
                role)
            .forClass(RoutingClass.AI_PRIMARY);

    RankedRole ranked = ranked(query).getFirst();

    assertThat(ranked.parts())
        .extracting(ScorePart::name)
        .containsExactly("coverage", "proficiency", "type_fit", "specificity", "load", "relevance");
    assertThat(ranked.parts())
        .extracting(ScorePart::points)
        .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1, Double.class)
        .containsExactly(0.35 * 0.5, 0.20 * 0.4, 0.20 * 0.5, 0.10 * 0.5, 0.15 * 0.5, 0.0);
    assertThat(ranked.score()).isCloseTo(0.48, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "AI_PRIMARY, code_review, security_analysis, ai-code-reviewer",
    "HUMAN_PRIMARY, architecture_review, decision_making, senior-architect",
    "HYBRID, deployment, monitoring, devops-engineer",
  })
  void choosesTheObviousRoleAmongThree(
      RoutingClass routingClass, String first, String second, String expected) {
    FakeQuery query =
        FakeQuery.of(
                FakeTask.describedAs("As in the specification").requiring(first, second),
                FakeCandidate.withId("ai-code-reviewer")
                    .ofType(RoutingClass.AI_PRIMARY)
                    .able("code_review", "security_analysis", "performance_review"),
                FakeCandidate.withId("senior-architect")
                    .ofType(RoutingClass.HUMAN_PRIMARY)
                    .able("architecture_review", "decision_making", "mentoring"),
                FakeCandidate.withId("devops-engineer")
                    .ofType(RoutingClass.HYBRID)
                    .able("deployment", "monitoring", "automation"))
            .forClass(routingClass);

    assertThat(first(query)).isEqualTo(expected);
  }

  @Test
  void prefersTheRoleThatAlsoHasWhatIsPreferred() {
    FakeTask task = REVIEW.preferring("security");

    assertThat(
            first(
                FakeQuery.of(
                    task, REVIEWER, FakeCandidate.withId("b").able("code_review", "security"))))
        .isEqualTo("b");
  }

  @Test
  void prefersTheHigherLevel() {
    assertThat(
            first(FakeQuery.of(REVIEW, REVIEWER, FakeCandidate.withId("b").able("code_review", 5))))
        .isEqualTo("b");
  }

  @Test
  void prefersTheSpecialist() {
    FakeCandidate generalist = REVIEWER.able("cooking", "law", "music");

    assertThat(
            first(
                FakeQuery.of(REVIEW, generalist, FakeCandidate.withId("b").able("code_review", 3))))
        .isEqualTo("b");
  }

  @Test
  void prefersTheRoleWithMoreRoom() {
    assertThat(
            first(
                FakeQuery.of(
                    REVIEW,
                    REVIEWER.holding(3).limitedTo(5),
                    FakeCandidate.withId("b").able("code_review", 3).holding(1).limitedTo(5))))
        .isEqualTo("b");
  }

  @Test
  void prefersASuitableBusyRoleToAnIdleOneOfTheWrongType() {
    FakeQuery query =
        FakeQuery.of(
                REVIEW,
                REVIEWER.ofType(RoutingClass.AI_PRIMARY).holding(4).limitedTo(5),
                FakeCandidate.withId("b")
                    .ofType(RoutingClass.HUMAN_PRIMARY)
                    .able("code_review", 3)
                    .limitedTo(5))
            .forClass(RoutingClass.AI_PRIMARY);

    assertThat(first(query)).isEqualTo("a");
  }

  @Test
  void breaksTiesByTheLongestIdleThenById() {
    FakeQuery query =
        FakeQuery.of(
            REVIEW,
            reviewer("a-just-now").lastAssigned(NOW),
            reviewer("b-future").lastAssigned(NOW.plusSeconds(5)),
            reviewer("c-long-ago").lastAssigned(NOW.minusSeconds(900)),
            reviewer("d-never"),
            reviewer("e-long-ago").lastAssigned(NOW.minusSeconds(900)),
            reviewer("f-never"));

    assertThat(Weighted.order(Weighted.byDefault().rank(query)))
        .containsExactly(
            "d-never", "f-never", "c-long-ago", "e-long-ago", "a-just-now", "b-future");
  }

  @Test
  void takesTotalsThatDifferByRoundingForEqual() {
    // One level more makes up for four more of fifteen tasks: 0.20 / 5 = 0.15 × 4 / 15.
    FakeCandidate lower = reviewer("lower").holding(7).limitedTo(15);
    FakeCandidate higher = reviewer("higher").able("code_review", 4).holding(11).limitedTo(15);
    Instant earlier = NOW.minusSeconds(1);

    List<RankedRole> lowerWaits =
        ranked(FakeQuery.of(REVIEW, lower.lastAssigned(earlier), higher.lastAssigned(NOW)));
    List<RankedRole> higherWaits =
        ranked(FakeQuery.of(REVIEW, lower.lastAssigned(NOW), higher.lastAssigned(earlier)));

    assertThat(lowerWaits.getFirst().score()).isNotEqualTo(lowerWaits.getLast().score());
    assertThat(lowerWaits.getFirst().roleId()).isEqualTo("lower");
    assertThat(higherWaits.getFirst().roleId()).isEqualTo("higher");
  }

  @Test
  void letsIdlenessDecideNothingButTies() {
    FakeQuery query =
        FakeQuery.of(
            REVIEW,
            reviewer("a-idle"),
            reviewer("b-better").able("code_review", 4).lastAssigned(NOW));

    assertThat(Weighted.order(Weighted.byDefault().rank(query)))
        .isEqualTo(List.of("b-better", "a-idle"));
  }

  private static FakeCandidate reviewer(String id) {
    return FakeCandidate.withId(id).able("code_review", 3);
  }

  private static String first(FakeQuery query) {
    return ranked(query).getFirst().roleId();
  }

  private static List<RankedRole> ranked(FakeQuery query) {
    return Weighted.byDefault().rank(query).ranked();
  }
}
