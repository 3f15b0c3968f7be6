package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Offset<Double> ROUNDING = within(1e-9);

  @Test
  void knowsNothingAtFirst() {
    Affinity unknown = Affinity.unknown(NOW);

    assertThat(unknown).isEqualTo(new Affinity(0, 0, NOW, null));
    assertThat(unknown.successRate()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 2", "3, 1", "0.5, 5.656854249"})
  void halvesItsCountsWithEveryHalfLife(double halfLives, double left) {
    Affinity later =
        new Affinity(8, 16, NOW, NOW)
            .decayedTo(NOW.plusMillis((long) (halfLives * DAY.toMillis())), DAY);

    assertThat(later.successes()).isCloseTo(left, ROUNDING);
    assertThat(later.failures()).isCloseTo(2 * left, ROUNDING);
    assertThat(later.lastHeldAt()).isEqualTo(NOW);
  }

  @Test
  void forgetsWhatIsLongAgoAndNotTheLastTime() {
    Affinity later = new Affinity(1e6, 1e6, NOW, NOW).decayedTo(Instant.MAX, DAY);

    assertThat(later).isEqualTo(new Affinity(0, 0, Instant.MAX, NOW));
  }

  @Test
  void doesNotGrowBackInTime() {
    Affinity affinity = new Affinity(3, 1, NOW, null);

    assertThat(affinity.decayedTo(NOW.minusSeconds(90), DAY)).isEqualTo(affinity);
    assertThat(affinity.decayedTo(NOW, DAY)).isEqualTo(affinity);
  }

  @Test
  void decaysTheSameInOneStepAndInMany() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Affinity start = new Affinity(random.nextDouble(50), random.nextDouble(50), NOW, null);
      Affinity stepped = start;
      Instant at = NOW;
      for (int i = 0; i < 10; i++) {
        at = at.plusMillis(random.nextLong(DAY.toMillis()));
        stepped = stepped.decayedTo(at, DAY);
      }
      Affinity atOnce = start.decayedTo(at, DAY);

      assertThat(stepped.successes())
          .as("seed %s", seed)
          .isCloseTo(atOnce.successes(), within(1e-9));
      assertThat(stepped.failures()).as("seed %s", seed).isCloseTo(atOnce.failures(), ROUNDING);
    }
  }

  @Test
  void learnsFromOutcomes() {
    Affinity affinity =
        Affinity.unknown(NOW)
            .learned(1, NOW, DAY)
            .learned(0, NOW.plus(DAY), DAY)
            .learned(0.5, NOW.plus(DAY), DAY);

    assertThat(affinity.successes()).isCloseTo(0.5 + 0.5, ROUNDING);
    assertThat(affinity.failures()).isCloseTo(1 + 0.5, ROUNDING);
    assertThat(affinity.asOf()).isEqualTo(NOW.plus(DAY));
    assertThat(affinity.lastHeldAt()).isEqualTo(NOW.plus(DAY));
  }

  @Test
  void learnsTheSameInWhateverOrderOutcomesArrive() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Instant at = NOW.plusMillis(random.nextLong(3 * DAY.toMillis()));
        outcomes.add(new Outcome(random.nextInt(3) / 2.0, at));
      }
      Affinity inOrder = learned(outcomes);
      Collections.shuffle(outcomes, random);
      Affinity shuffled = learned(outcomes);

      assertThat(shuffled.asOf()).as("seed %s", seed).isEqualTo(inOrder.asOf());
      assertThat(shuffled.lastHeldAt()).as("seed %s", seed).isEqualTo(inOrder.lastHeldAt());
      assertThat(shuffled.successes()).as("seed %s", seed).isCloseTo(inOrder.successes(), ROUNDING);
      assertThat(shuffled.failures()).as("seed %s", seed).isCloseTo(inOrder.failures(), ROUNDING);
    }
  }

  private record Outcome(double success, Instant at) {}

  private static Affinity learned(List<Outcome> outcomes) {
    Affinity affinity = Affinity.unknown(NOW);
    for (Outcome outcome : outcomes) {
      affinity = affinity.learned(outcome.success(), outcome.at(), DAY);
    }
    return affinity;
  }

  @Test
  void remembersTheLatestTaskAndLearnsNothingFromHoldingIt() {
    Affinity affinity = new Affinity(2, 1, NOW, null).held(NOW.plusSeconds(9)).held(NOW);

    assertThat(affinity).isEqualTo(new Affinity(2, 1, NOW, NOW.plusSeconds(9)));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0.6666666667", "0, 1, 0.3333333333", "8, 0, 0.9", "0, 3, 0.2", "5, 5, 0.5"})
  void expectsWhatTheRuleOfSuccessionExpects(double successes, double failures, double rate) {
    assertThat(new Affinity(successes, failures, NOW, null).successRate())
        .isCloseTo(rate, ROUNDING);
  }

  @Test
  void forgivesFailuresAsTheyGetOld() {
    Affinity failed = new Affinity(0, 10, NOW, NOW);
    double before = failed.successRate();
    for (int days = 1; days < 20; days++) {
      double after = failed.decayedTo(NOW.plus(DAY.multipliedBy(days)), DAY).successRate();
      assertThat(after).as("after %s days", days).isGreaterThan(before).isLessThan(0.5);
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesCountsThatCannotBe(double count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Affinity(count, 0, NOW, null))
        .withMessageContaining("successes (" + count + ")");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Affinity(0, count, NOW, null))
        .withMessageContaining("failures (" + count + ")");
  }

  @Test
  void refusesWhatItCannotLearnFrom() {
    Affinity unknown = Affinity.unknown(NOW);

    assertThatIllegalArgumentException().isThrownBy(() -> unknown.learned(1.1, NOW, DAY));
    assertThatIllegalArgumentException().isThrownBy(() -> unknown.learned(Double.NaN, NOW, DAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> unknown.decayedTo(NOW, Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  @Test
  void isFoundByItsRole() {
    RoleId role = new RoleId("a");
    Affinity affinity = Affinity.unknown(NOW);
    Affinities affinities = new Affinities("customer-7", Map.of(role, affinity));

    assertThat(affinities.of(role)).isEqualTo(affinity);
    assertThat(affinities.of(new RoleId("b"))).isNull();
    assertThat(Affinities.none().of(role)).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Affinities(null, Map.of(role, affinity)));
  }
}
