package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;

/// How sure a verdict is, from 0.1 (nothing is known) to 1; a raw score, no probability.
///
/// With `d` the depth inside the class (0 at its border, 1 at its far end) and `e` the evidence of
/// the [Score]:
///
/// ```
/// inside     = 0.5 + 0.5 × (1 − (1 − d)²)
/// enough     = min(1, e / 0.15)
/// confidence = 0.1 + (inside − 0.1) × enough
/// ```
///
/// So it grows with the distance from the border and with the evidence: about 0.5 just across a
/// threshold, more than 0.8 for a clear case.
final class Confidence {

  private static final double UNKNOWN = 0.1;
  private static final double BORDER = 0.5;
  private static final double ENOUGH = 0.15;

  private Confidence() {}

  /// The confidence of a class for a score.
  static double of(RoutingClass routingClass, Score score, Thresholds thresholds) {
    double left = 1 - thresholds.depth(routingClass, score.value());
    double inside = BORDER + (1 - BORDER) * (1 - left * left);
    double enough = Math.min(1, score.evidence() / ENOUGH);
    return UNKNOWN + (inside - UNKNOWN) * enough;
  }
}
