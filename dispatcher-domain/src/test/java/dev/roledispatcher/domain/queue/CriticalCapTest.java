package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalCapTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final CriticalCap CAP = CriticalCap.DEFAULT;

  @Test
  void letsOneOtherStartAfterFourCriticalOnes() {
    CriticalCap.Plan plan = CAP.plan(12, 100, 100, List.of(), NOON);

    assertThat(plan.order())
        .containsExactly(
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.ORDINARY,
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.CRITICAL,
            Lane.ORDINARY,
            Lane.CRITICAL,
            Lane.CRITICAL);
    assertThat(plan.counted()).isEqualTo(new CriticalCap.Starts(NOON, 10, 2));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "5, 4", "6, 5", "10, 8", "14, 12", "100, 80", "1001, 801"})
  void roundsTheShareUpToWholeStarts(int n, int critical) {
    CriticalCap.Plan plan = CAP.plan(n, 10_000, 10_000, List.of(), NOON);

    assertThat(plan.critical()).isEqualTo(critical);
    assertThat(plan.others()).isEqualTo(n - critical);
  }

  @Test
  void holdsNothingBackWhenNobodyElseWaits() {
    List<CriticalCap.Starts> full = List.of(new CriticalCap.Starts(NOON.minusSeconds(1), 4, 0));

    CriticalCap.Plan plan = CAP.plan(50, 1_000, 0, full, NOON);

    assertThat(plan.critical()).isEqualTo(50);
    assertThat(plan.counted()).isEqualTo(new CriticalCap.Starts(NOON, 0, 0));
  }

  @Test
  void holdsNothingBackOnceAllOthersHaveStarted() {
    CriticalCap.Plan plan = CAP.plan(50, 1_000, 1, List.of(), NOON);

    assertThat(plan.others()).isEqualTo(1);
    assertThat(plan.critical()).isEqualTo(49);
    assertThat(plan.counted()).isEqualTo(new CriticalCap.Starts(NOON, 4, 1));
  }

  @Test
  void startsTheOthersWhenNothingIsCritical() {
    CriticalCap.Plan plan = CAP.plan(5, 1, 3, List.of(), NOON);

    assertThat(plan.order())
        .containsExactly(Lane.CRITICAL, Lane.ORDINARY, Lane.ORDINARY, Lane.ORDINARY);
    assertThat(CAP.plan(5, 0, 0, List.of(), NOON).order()).isEmpty();
    assertThat(CAP.plan(0, 9, 9, List.of(), NOON).order()).isEmpty();
  }

  @Test
  void savesNothingUpWhileNothingIsCritical() {
    List<CriticalCap.Starts> quiet = List.of(new CriticalCap.Starts(NOON.minusSeconds(30), 0, 500));

    assertThat(CAP.plan(5, 100, 100, quiet, NOON).critical()).isEqualTo(4);
  }

  @Test
  void remembersForExactlyAWindow() {
    List<CriticalCap.Starts> full = List.of(new CriticalCap.Starts(NOON, 4, 0));

    assertThat(CAP.plan(1, 9, 9, full, NOON.plusSeconds(60).minusNanos(1)).critical()).isZero();
    assertThat(CAP.plan(1, 9, 9, full, NOON.plusSeconds(60)).critical()).isEqualTo(1);
  }

  @Test
  void takesThePastInWhateverOrderItComes() {
    List<CriticalCap.Starts> past =
        List.of(
            new CriticalCap.Starts(NOON.minusSeconds(10), 4, 0),
            new CriticalCap.Starts(NOON.minusSeconds(20), 0, 9));

    assertThat(CAP.plan(1, 9, 9, past, NOON).critical()).isZero();
    assertThat(CAP.plan(1, 9, 9, past.reversed(), NOON).critical()).isZero();
  }

  @Test
  void capsNothingAtAShareOfOne() {
    CriticalCap all = new CriticalCap(1, Duration.ofMinutes(1));

    assertThat(all.plan(500, 1_000, 1_000, List.of(), NOON).critical()).isEqualTo(500);
  }

  @Test
  void isNeverBrokenInAnyWindow() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      int percent = 1 + random.nextInt(100);
      CriticalCap cap = new CriticalCap(percent / 100.0, Duration.ofSeconds(60));
      List<CriticalCap.Starts> past = new ArrayList<>();
      Instant now = NOON;
      for (int i = 0; i < 60; i++) {
        now = now.plusMillis(random.nextInt(random.nextInt(10) == 0 ? 70_000 : 5_000));
        int critical = random.nextInt(4) == 0 ? 0 : random.nextInt(40);
        int others = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(40);
        int n = random.nextInt(12);

        CriticalCap.Plan plan = cap.plan(n, critical, others, past, now);

        assertThat(plan.order()).as("seed %d", seed).hasSize(Math.min(n, critical + others));
        past.add(plan.counted());
        assertThat(brokenIn(past, percent)).as("seed %d, plan %d", seed, i).isFalse();
      }
    }
  }

  @Test
  void holdsCriticalBackOnlyWhenOneMoreWouldBreakAWindow() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed * 0x9E3779B97F4A7C15L);
      int percent = 1 + random.nextInt(100);
      CriticalCap cap = new CriticalCap(percent / 100.0, Duration.ofSeconds(60));
      List<CriticalCap.Starts> past = new ArrayList<>();
      Instant now = NOON;
      for (int i = 0; i < 80; i++) {
        now = now.plusMillis(1 + random.nextInt(20_000));
        int critical = random.nextInt(3);
        CriticalCap.Plan plan = cap.plan(1, critical, 1, past, now);
        boolean isHeldBack = critical > 0 && plan.critical() == 0;

        List<CriticalCap.Starts> withOneMore = new ArrayList<>(past);
        withOneMore.add(new CriticalCap.Starts(now, 1, 0));
        if (critical > 0) {
          assertThat(isHeldBack)
              .as("seed %d, plan %d", seed, i)
              .isEqualTo(brokenIn(withOneMore, percent));
        }
        past.add(plan.counted());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
  void refusesAShareThatIsNone(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CriticalCap(share, Duration.ofMinutes(1)))
        .withMessage(
            "The share (%s) of critical tasks must be more than 0 and at most 1.".formatted(share));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CriticalCap(0.8, Duration.ZERO))
        .withMessageStartingWith("The window (PT0S)");
    assertThatIllegalArgumentException().isThrownBy(() -> new CriticalCap(0.8, Duration.ofDays(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CAP.plan(-1, 0, 0, List.of(), NOON))
        .withMessageStartingWith("The starts (-1) and the tasks waiting (0 critical, 0 others)");
    assertThatIllegalArgumentException().isThrownBy(() -> CAP.plan(1, -1, 0, List.of(), NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> CAP.plan(1, 0, -1, List.of(), NOON));
    assertThatIllegalArgumentException().isThrownBy(() -> new CriticalCap.Starts(NOON, -1, 0));
  }

  /// Counts every window there is, by definition: each that begins with a start and is a minute
  /// long or shorter.
  static boolean brokenIn(List<CriticalCap.Starts> starts, int percent) {
    for (int first = 0; first < starts.size(); first++) {
      Instant begin = starts.get(first).at();
      // Of starts at one instant a window has all or none.
      if (first > 0 && starts.get(first - 1).at().equals(begin)) {
        continue;
      }
      long critical = 0;
      long all = 0;
      for (int last = first; last < starts.size(); last++) {
        Instant at = starts.get(last).at();
        if (!at.isBefore(begin.plusSeconds(60))) {
          break;
        }
        critical += starts.get(last).critical();
        all += starts.get(last).critical() + starts.get(last).others();
        boolean isWhole = last + 1 == starts.size() || !starts.get(last + 1).at().equals(at);
        if (isWhole && critical > (percent * all + 99) / 100) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void noticesAWindowThatIsBroken() {
    CriticalCap.Starts four = new CriticalCap.Starts(NOON, 4, 0);
    CriticalCap.Starts one = new CriticalCap.Starts(NOON.plusSeconds(59), 1, 0);
    CriticalCap.Starts later = new CriticalCap.Starts(NOON.plusSeconds(60), 1, 0);

    assertThat(brokenIn(List.of(four, one), 80)).isTrue();
    assertThat(brokenIn(List.of(four, later), 80)).isFalse();
    assertThat(brokenIn(Collections.emptyList(), 80)).isFalse();
  }
}
