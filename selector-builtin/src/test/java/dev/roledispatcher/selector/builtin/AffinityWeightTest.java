package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffinityWeightTest {

  private static final FakeTask REVIEW =
      FakeTask.describedAs("Review the payment code").requiring("code_review", 2);

  private final RoleSelector selector = Weighted.byDefault();

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "8, 0, 0.04", "0, 8, -0.04", "1, 0, 0.0166666667", "30, 30, 0"})
  void addsForSuccessesAndTakesAwayForFailures(double successes, double failures, double points) {
    FakeQuery query = FakeQuery.of(REVIEW, reviewer("a").experienced(successes, failures));

    assertThat(Made.points(Made.score(selector, query, "a"), "affinity"))
        .isCloseTo(points, within(1e-9));
  }

  @Test
  void isNoPartOfTheScoreOfWhomNothingIsKnown() {
    FakeQuery query = FakeQuery.of(REVIEW, reviewer("a"), reviewer("b").experienced(1, 0));

    assertThat(Made.score(selector, query, "a").parts())
        .extracting(ScorePart::name)
        .doesNotContain("affinity");
    assertThat(Made.score(selector, query, "b").parts())
        .extracting(ScorePart::name)
        .contains("affinity");
  }

  @Test
  void putsTheProvenBeforeTheUnknownBeforeTheFailing() {
    FakeQuery query =
        FakeQuery.of(
            REVIEW,
            reviewer("a-failing").experienced(0, 1),
            reviewer("b-unknown"),
            reviewer("c-proven").experienced(1, 0));

    assertThat(Made.order(selector, query)).containsExactly("c-proven", "b-unknown", "a-failing");
  }

  @Test
  void countsNoMoreThanALittleSkill() {
    FakeQuery query =
        FakeQuery.of(
            REVIEW,
            reviewer("proven").experienced(1_000, 0),
            FakeCandidate.withId("master").able("code_review", 5));

    assertThat(Made.first(selector, query)).isEqualTo("master");
    assertThat(Made.first(Weighted.with(Map.of("weight-affinity", "0.5")), query))
        .isEqualTo("proven");
  }

  @Test
  void decidesNothingWithAWeightOfZero() {
    RoleSelector without = Weighted.with(Map.of("weight-affinity", "0"));
    for (long seed = 0; seed < 500; seed++) {
      FakeQuery unknown = new RandomQueries(seed).query();
      List<FakeCandidate> known =
          unknown.candidates().stream()
              .map(FakeCandidate.class::cast)
              .map(role ->
                  role.experienced(
                      role.roleId().length() + role.activeTasks() % 3, role.activeTasks()))
              .toList();

      assertThat(
              Made.order(
                  without, FakeQuery.of(unknown.task(), known).forClass(unknown.routingClass())))
          .as("seed %s", seed)
          .isEqualTo(Made.order(selector, unknown));
    }
  }

  @Test
  void neverLowersAScoreForASuccessNorRaisesOneForAFailure() {
    for (long seed = 0; seed < 500; seed++) {
      double successes = seed % 7;
      double failures = seed % 5;
      double score = score(successes, failures);

      assertThat(score(successes + 1, failures)).as("seed %s", seed).isGreaterThan(score);
      assertThat(score(successes, failures + 1)).as("seed %s", seed).isLessThan(score);
    }
  }

  @Test
  void isRefusedOutOfItsRangeTogetherWithTheOthers() {
    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(() -> Weighted.with(Map.of("weight-affinity", "-1", "weight-load", "-2")))
        .withMessage(
            """
            The option weight-load (-2.0) of selector (weighted) must be a number from 0 to 1000.
            The option weight-affinity (-1.0) of selector (weighted) must be a number from 0 to 1000.\
            """);
  }

  private double score(double successes, double failures) {
    FakeQuery query = FakeQuery.of(REVIEW, reviewer("a").experienced(successes, failures));
    RankedRole role = Made.score(selector, query, "a");
    return role.score();
  }

  private static FakeCandidate reviewer(String id) {
    return FakeCandidate.withId(id).able("code_review", 3);
  }
}
