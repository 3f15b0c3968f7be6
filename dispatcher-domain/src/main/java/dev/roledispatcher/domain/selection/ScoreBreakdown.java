package dev.roledispatcher.domain.selection;

import java.util.List;

/// A score and what it is made of: the total is the sum of the parts, by construction.
///
/// @param parts the named parts, in the selector's order
public record ScoreBreakdown(List<ScorePart> parts) {

  public ScoreBreakdown {
    parts = List.copyOf(parts);
  }

  /// The sum of the parts.
  public double total() {
    double sum = 0;
    for (ScorePart part : parts) {
      sum += part.points();
    }
    return sum;
  }
}
