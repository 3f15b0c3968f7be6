package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.testkit.FakeCandidate;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeQuery;
import dev.roledispatcher.testkit.FakeTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeastLoadedSelectorTest {

  private static final FakeTask TASK = FakeTask.describedAs("Tidy up");

  private final RoleSelector selector = Made.by(new LeastLoadedSelectorFactory());

  @Test
  void takesTheEmptiestThenTheLongestIdle() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("1st").holding(3).limitedTo(5).lastAssigned(minutesAgo(5)),
            FakeCandidate.withId("2nd").holding(3).limitedTo(4).lastAssigned(minutesAgo(3)),
            FakeCandidate.withId("3rd").holding(3).limitedTo(5).lastAssigned(minutesAgo(7)),
            FakeCandidate.withId("4th").holding(0).limitedTo(3).lastAssigned(minutesAgo(2)));

    assertThat(Made.order(selector, query)).containsExactly("4th", "3rd", "1st", "2nd");
  }

  @Test
  void countsTheTaskItself() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("idle-of-one").limitedTo(1),
            FakeCandidate.withId("half").holding(4).limitedTo(10));

    assertThat(Made.first(selector, query)).isEqualTo("half");
  }

  @Test
  void countsTheUnitsThatTheTaskTakes() {
    FakeCandidate small = FakeCandidate.withId("small").limitedTo(3);
    FakeCandidate large = FakeCandidate.withId("large").holding(3).limitedTo(8);

    assertThat(Made.first(selector, FakeQuery.of(TASK, small, large))).isEqualTo("small");
    assertThat(Made.first(selector, FakeQuery.of(TASK.costing(3), small, large)))
        .isEqualTo("large");
  }

  @Test
  void breaksTiesByTheLongestIdleThenById() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a-now").limitedTo(2).lastAssigned(minutesAgo(0)),
            FakeCandidate.withId("b-long-ago").limitedTo(2).lastAssigned(minutesAgo(9)),
            FakeCandidate.withId("c-never").limitedTo(2),
            FakeCandidate.withId("d-never").limitedTo(4).holding(1));

    assertThat(Made.order(selector, query))
        .containsExactly("c-never", "d-never", "b-long-ago", "a-now");
  }

  @Test
  void tellsFractionsApartThatNoScoreTellsApart() {
    // Their shares differ by less than a billionth.
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a").holding(699_999_999).limitedTo(2_100_000_000),
            FakeCandidate.withId("b").holding(699_999_998).limitedTo(2_100_000_000));

    assertThat(Made.order(selector, query)).containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.8333333333", "4, 0.5", "9, 0.3333333333", "2147483647, 0.0000000023"})
  void takesARoleWithoutALimitForHalfFullWithFiveTasks(int active, double free) {
    FakeQuery query = FakeQuery.of(TASK, FakeCandidate.withId("a").holding(active));

    assertThat(Made.score(selector, query, "a").score()).isCloseTo(free, within(1e-10));
  }

  @Test
  void canTakeRolesWithoutALimitForHalfFullSooner() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("limited").holding(5).limitedTo(10),
            FakeCandidate.withId("unlimited").holding(5));

    assertThat(Made.first(selector, query)).isEqualTo("unlimited");
    assertThat(
            Made.first(
                Made.by(new LeastLoadedSelectorFactory(), Map.of("half-load-tasks", "3")), query))
        .isEqualTo("limited");
  }

  @Test
  void putsWhoIsFullOrMoreLastAndInOrder() {
    FakeQuery query =
        FakeQuery.of(
            TASK,
            FakeCandidate.withId("a-closed").limitedTo(0),
            FakeCandidate.withId("b-overfull").holding(9).limitedTo(3),
            FakeCandidate.withId("c-full").holding(3).limitedTo(3),
            FakeCandidate.withId("d-endless").holding(Integer.MAX_VALUE));

    assertThat(Made.order(selector, query))
        .containsExactly("d-endless", "c-full", "b-overfull", "a-closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001"})
  void refusesAHalfLoadOutOfItsRange(String tasks) {
    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(
            () -> Made.by(new LeastLoadedSelectorFactory(), Map.of("half-load-tasks", tasks)))
        .withMessage(
            "The option half-load-tasks (%s) of selector (least-loaded) must be 1 to 1000.", tasks);
  }

  private static Instant minutesAgo(int minutes) {
    return FakePluginContext.NOW.minus(Duration.ofMinutes(minutes));
  }
}
