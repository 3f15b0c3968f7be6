package dev.roledispatcher.spi;

import java.util.List;

/// A selector's answer: every candidate once, best first.
///
/// @param ranked the candidates in the order of preference; equal scores are allowed, the order
///   decides
public record Ranking(List<RankedRole> ranked) {

  /// More than any selection has candidates.
  private static final int MOST_ROLES = 100_000;

  public Ranking {
    ranked = Copies.ofAtMost(MOST_ROLES, "ranked roles", ranked);
  }
}
