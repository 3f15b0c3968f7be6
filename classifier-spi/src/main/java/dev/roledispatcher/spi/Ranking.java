package dev.roledispatcher.spi;

import java.util.List;

/// A selector's answer: every candidate once, best first.
///
/// @param ranked the candidates in the order of preference; equal scores are allowed, the order
///   decides
public record Ranking(List<RankedRole> ranked) {

  public Ranking {
    ranked = List.copyOf(ranked);
  }
}
