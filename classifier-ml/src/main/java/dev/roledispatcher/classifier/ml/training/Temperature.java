package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Probabilities;

/// Finds the temperature under which what came true was most likely (Guo et al., "On Calibration of
/// Modern Neural Networks", 2017), by golden-section search.
final class Temperature {

  private static final double LOWEST = 0.2;
  private static final double HIGHEST = 5;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Temperature() {}

  /// The temperature for logits and the classes (human 0, hybrid 1, AI 2) that were right.
  static double of(double[][] logits, int[] labels) {
    double low = LOWEST;
    double high = HIGHEST;
    while (high - low > 1e-4) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (surprise(logits, labels, left) < surprise(logits, labels, right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  private static double surprise(double[][] logits, int[] labels, double temperature) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      Probabilities p = Probabilities.ofLogits(logits[i], temperature);
      double right =
          switch (labels[i]) {
            case 0 -> p.human();
            case 1 -> p.hybrid();
            default -> p.ai();
          };
      sum -= Math.log(Math.max(right, 1e-12));
    }
    return sum;
  }
}
