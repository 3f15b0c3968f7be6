package com.example.plugin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RankedRole;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.Comparator;
import java.util.List;

/// Prefers who can do it best and has least to do. Immutable, because it is asked by many threads
/// at once.
final class MySelector implements RoleSelector {

  private static final double HIGHEST_LEVEL = 5;

  private final double perTask;

  MySelector(double perTask) {
    this.perTask = perTask;
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    List<RequirementView> asked = query.task().requirements();
    return new Ranking(
        query.candidates().stream()
            .map(candidate -> ranked(candidate, asked))
            .sorted(Comparator.comparingDouble(RankedRole::score).reversed())
            .toList());
  }

  private RankedRole ranked(CandidateView candidate, List<RequirementView> asked) {
    return new RankedRole(
        candidate.roleId(),
        List.of(
            new ScorePart("skill", skill(candidate, asked)),
            new ScorePart("load", -perTask * candidate.activeTasks())));
  }

  private static double skill(CandidateView candidate, List<RequirementView> asked) {
    return asked.stream()
        .mapToDouble(asks -> candidate.level(asks.capability()) / HIGHEST_LEVEL)
        .average()
        .orElse(0);
  }
}
