package dev.roledispatcher.spi;

import java.util.List;

/// One candidate with its score, which is the sum of its parts.
///
/// @param roleId the id of the candidate
/// @param parts what the score is made of
public record RankedRole(String roleId, List<ScorePart> parts) {

  /// Far more than the 64 that a host takes.
  private static final int MOST_PARTS = 1_000;

  public RankedRole {
    parts = Copies.ofAtMost(MOST_PARTS, "parts of a score", parts);
  }

  /// The sum of the parts.
  public double score() {
    double sum = 0;
    for (ScorePart part : parts) {
      sum += part.points();
    }
    return sum;
  }
}
