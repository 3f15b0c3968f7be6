package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrowdingTest {

  @Test
  void isWhatEachTaskTakesFromTheFreePlacesOfALimitedRole() {
    // 0.15 of what stays free of 5 places with the task: 0.15 · (1 − 2/5), then 0.15 · (1 − 3/5).
    Candidate candidate = candidate(1, 5, new ScorePart("load", 0.15 * (1 - 2 / 5.0)));

    assertThat(Crowding.of(candidate)).isCloseTo(0.15 / 5, within(1e-12));
  }

  @Test
  void isTheNextStepOfAnUnlimitedRole() {
    // 0.15 / (1 + active): 0.15 / 3 now, 0.15 / 4 with one more.
    Candidate candidate = candidate(2, null, new ScorePart("load", 0.15 / 3));

    assertThat(Crowding.of(candidate)).isCloseTo(0.15 / 3 - 0.15 / 4, within(1e-12));
  }

  @Test
  void isTheNextTurnWhereRolesTakeTurns() {
    Candidate candidate = candidate(0, null, new ScorePart("turn", 1 / 8.0));

    assertThat(Crowding.of(candidate)).isCloseTo(1 / 8.0 - 1 / 9.0, within(1e-12));
  }

  @Test
  void isNothingForASelectorThatDoesNotMindHowBusyARoleIs() {
    assertThat(Crowding.of(candidate(3, 5, new ScorePart("coverage", 0.35)))).isZero();
  }

  @Test
  void isNothingForTheLastPlace() {
    assertThat(Crowding.of(candidate(4, 5, new ScorePart("load", 0)))).isZero();
  }

  private static Candidate candidate(int active, @Nullable Integer capacity, ScorePart... parts) {
    return new Candidate(
        new RoleId("a"),
        1,
        RoleType.HYBRID,
        new Workload(active, capacity, null),
        new ScoreBreakdown(Arrays.asList(parts)));
  }
}
