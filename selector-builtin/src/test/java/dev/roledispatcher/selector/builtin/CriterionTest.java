package dev.roledispatcher.selector.builtin;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {

  private static final FakeTask OPEN = FakeTask.describedAs("Tidy up");
  private static final FakeTask ASKING =
      FakeTask.describedAs("Review").requiring("code_review", 2).preferring("security", 4);
  private static final FakeCandidate ROLE = FakeCandidate.withId("role");

  @Test
  void coverageIsTheShareOfTheRequirementsThatAreMet() {
    assertThat(judged(Criterion.COVERAGE, ASKING, ROLE.able("code_review", 2).able("security", 4)))
        .isEqualTo(1.0);
    assertThat(judged(Criterion.COVERAGE, ASKING, ROLE.able("code_review", 5).able("security", 3)))
        .isEqualTo(0.5);
    assertThat(judged(Criterion.COVERAGE, ASKING, ROLE.able("code_review", 1))).isEqualTo(0.0);
  }

  @Test
  void coverageCountsEachRequirementOnTheSameCapability() {
    FakeTask task =
        OPEN.requiring("sql", 2).preferring("sql", 3).preferring("sql", 5).preferring("java");

    assertThat(judged(Criterion.COVERAGE, task, ROLE.able("sql", 3))).isEqualTo(0.5);
    assertThat(judged(Criterion.COVERAGE, task, ROLE.able("sql", 5))).isEqualTo(0.75);
  }

  @Test
  void coverageIsFullWhenNothingIsAsked() {
    assertThat(judged(Criterion.COVERAGE, OPEN, ROLE)).isEqualTo(1.0);
  }

  @Test
  void coverageByLabelsTiesToTheLongestIdle() {
    FakeTask labelled = OPEN.preferring("linux", "gpu");
    FakeQuery query =
        FakeQuery.of(
            labelled,
            FakeCandidate.withId("a-half-busy")
                .able("linux")
                .lastAssigned(FakePluginContext.NOW.minusSeconds(60)),
            FakeCandidate.withId("b-half-idle")
                .able("gpu")
                .lastAssigned(FakePluginContext.NOW.minusSeconds(600)),
            FakeCandidate.withId("c-full")
                .able("linux", "gpu")
                .lastAssigned(FakePluginContext.NOW));

    assertThat(Weighted.judged(Criterion.COVERAGE, query))
        .containsOnly(entry("c-full", 1.0), entry("b-half-idle", 0.5), entry("a-half-busy", 0.5));
    assertThat(Weighted.order(Weighted.onlyBy(Criterion.COVERAGE).rank(query)))
        .containsExactly("c-full", "b-half-idle", "a-half-busy");
    assertThat(Weighted.order(Weighted.byDefault().rank(query)))
        .containsExactly("c-full", "b-half-idle", "a-half-busy");
  }

  @Test
  void proficiencyIsTheMeanLevelInWhatIsAsked() {
    assertThat(
            judged(Criterion.PROFICIENCY, ASKING, ROLE.able("code_review", 5).able("security", 5)))
        .isEqualTo(1.0);
    assertThat(
            judged(Criterion.PROFICIENCY, ASKING, ROLE.able("code_review", 3).able("cooking", 5)))
        .isCloseTo(0.3, within(1e-12));
    assertThat(judged(Criterion.PROFICIENCY, ASKING, ROLE)).isEqualTo(0.0);
  }

  @Test
  void proficiencyCountsACapabilityOnce() {
    FakeTask task = OPEN.requiring("sql", 2).preferring("sql", 4).requiring("java");

    assertThat(judged(Criterion.PROFICIENCY, task, ROLE.able("sql", 5).able("java", 1)))
        .isCloseTo(0.6, within(1e-12));
  }

  @Test
  void proficiencyIsNeutralWhenNothingIsAsked() {
    assertThat(judged(Criterion.PROFICIENCY, OPEN, ROLE.able("sql", 5))).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "HUMAN_PRIMARY, HUMAN_PRIMARY, 1",
    "HUMAN_PRIMARY, HYBRID, 0.5",
    "HUMAN_PRIMARY, AI_PRIMARY, 0.25",
    "AI_PRIMARY, AI_PRIMARY, 1",
    "AI_PRIMARY, HYBRID, 0.5",
    "AI_PRIMARY, HUMAN_PRIMARY, 0.25",
    "HYBRID, HYBRID, 1",
    "HYBRID, HUMAN_PRIMARY, 0.25",
    "HYBRID, AI_PRIMARY, 0.25",
  })
  void typeFitPrefersTheExactTypeThenTheHybrid(
      RoutingClass wanted, RoutingClass type, double expected) {
    FakeQuery query = FakeQuery.of(OPEN, ROLE.ofType(type)).forClass(wanted);

    assertThat(Weighted.judged(Criterion.TYPE_FIT, query)).isEqualTo(Map.of("role", expected));
  }

  @Test
  void specificityIsTheShareOfItsCapabilitiesThatAreAsked() {
    assertThat(judged(Criterion.SPECIFICITY, ASKING, ROLE.able("code_review"))).isEqualTo(1.0);
    assertThat(judged(Criterion.SPECIFICITY, ASKING, ROLE.able("code_review", "sql", "c", "go")))
        .isEqualTo(0.25);
    assertThat(judged(Criterion.SPECIFICITY, ASKING, ROLE.able("cooking"))).isEqualTo(0.0);
    assertThat(judged(Criterion.SPECIFICITY, ASKING, ROLE)).isEqualTo(0.0);
  }

  @Test
  void specificityIsNeutralWhenNothingIsAsked() {
    assertThat(judged(Criterion.SPECIFICITY, OPEN, ROLE)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 0.75", "2, 4, 0.25", "3, 4, 0", "4, 4, 0", "9, 4, 0", "0, 1, 0", "0, 0, 0"})
  void loadIsWhatIsLeftFreeOnceALimitedRoleHasTheTask(int active, int capacity, double expected) {
    assertThat(judged(Criterion.LOAD, OPEN, ROLE.holding(active).limitedTo(capacity)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0.5", "3, 0.25", "2147483647, 4.656612873077393e-10"})
  void loadOfAnUnlimitedRoleFallsWithEveryTask(int active, double expected) {
    assertThat(judged(Criterion.LOAD, OPEN, ROLE.holding(active))).isEqualTo(expected);
  }

  private static double judged(Criterion criterion, FakeTask task, FakeCandidate candidate) {
    return Weighted.judged(criterion, FakeQuery.of(task, candidate))
        .getOrDefault(candidate.roleId(), Double.NaN);
  }
}
