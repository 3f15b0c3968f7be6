package com.example.hours;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Puts first who is at work, then who is soon; among them who can do it best and has least to do.
/// Immutable.
///
/// Every candidate is judged by itself: `at_work` is 0.6 for who is at work, 0.3 for who begins at
/// once and 0 for who begins in a day or later; `skill` is up to 0.3, for the highest level in all
/// that the task asks for; `free` is 0.1 for who holds no task.
final class WorkingHours implements RoleSelector {

  private static final double AT_WORK = 0.6;
  private static final double SKILL = 0.3;
  private static final double FREE = 0.1;

  private static final double HIGHEST_LEVEL = 5;
  private static final Duration TOO_LONG = Duration.ofDays(1);

  private final Rota rota;

  WorkingHours(Rota rota) {
    this.rota = rota;
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    // The sort keeps equal ones in the order in which they are given, that of their ids.
    return new Ranking(
        query.candidates().stream()
            .map(candidate -> ranked(candidate, query))
            .sorted(Comparator.comparingDouble(RankedRole::score).reversed())
            .toList());
  }

  private RankedRole ranked(CandidateView candidate, SelectionQuery query) {
    return new RankedRole(
        candidate.roleId(),
        List.of(
            new ScorePart("at_work", AT_WORK * presence(candidate.roleId(), query.at())),
            new ScorePart("skill", SKILL * skill(candidate, query.task().requirements())),
            new ScorePart("free", FREE / (1.0 + candidate.activeTasks()))));
  }

  /// 1 at work; from a half down to 0 a day or more before it.
  private double presence(String roleId, Instant time) {
    Duration wait = rota.waitFor(roleId, time);
    return wait.isZero() ? 1 : Math.max(0, 1 - (double) wait.toMillis() / TOO_LONG.toMillis()) / 2;
  }

  /// The mean level as a share of the highest; 1 when nothing is asked.
  private static double skill(CandidateView candidate, List<RequirementView> asked) {
    return asked.stream()
        .mapToDouble(asks -> candidate.level(asks.capability()) / HIGHEST_LEVEL)
        .average()
        .orElse(1);
  }
}
