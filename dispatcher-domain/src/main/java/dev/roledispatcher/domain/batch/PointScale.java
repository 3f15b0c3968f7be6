package dev.roledispatcher.domain.batch;

import java.util.stream.DoubleStream;

/// How scores of selectors become the points of bids, the same way for all of a batch.
///
/// Scores from 0 to 1, which the selectors of this project give, are counted in millionths. Where
/// some lie outside, the scale is widened until it holds them.
///
/// @param lowest the score that gets 0 points
/// @param highest the score that gets all points, more than the lowest
public record PointScale(double lowest, double highest) {

  /// Scores from 0 to 1.
  public static final PointScale UNIT = new PointScale(0, 1);

  public PointScale {
    if (!Double.isFinite(highest - lowest) || highest <= lowest) {
      throw new IllegalArgumentException(
          "The highest score (%s) must be finite and above the lowest (%s)."
              .formatted(highest, lowest));
    }
  }

  /// The scale for those scores of a batch.
  public static PointScale over(DoubleStream scores) {
    var all = scores.summaryStatistics();
    if (all.getCount() == 0 || (all.getMin() >= 0 && all.getMax() <= 1)) {
      return UNIT;
    }
    return new PointScale(Math.min(0, all.getMin()), Math.max(1, all.getMax()));
  }

  /// The points of a score; those outside of the scale get the nearest.
  public int points(double score) {
    return bounded((score - lowest) / (highest - lowest));
  }

  /// The points of a difference of scores, 0 or more.
  public int step(double difference) {
    return bounded(difference / (highest - lowest));
  }

  private static int bounded(double share) {
    return (int) Math.round(Math.clamp(share, 0.0, 1.0) * Bid.MOST_POINTS);
  }
}
