package dev.roledispatcher.classifier.ml;

import dev.roledispatcher.classifier.ml.model.Costs;
import dev.roledispatcher.spi.RoutingClass;
import java.util.Map;

/// Counts right and wrong answers, independently of what the training tool measures.
final class Tally {

  private static final int BINS = 15;

  private final int[][] answers = new int[3][3];
  private final double[] distance = new double[BINS];
  private int count;

  void add(RoutingClass right, RoutingClass answer, Map<RoutingClass, Double> probabilities) {
    double confidence = probabilities.getOrDefault(answer, 0.0);
    answers[Costs.step(right)][Costs.step(answer)]++;
    distance[Math.min(BINS - 1, (int) (confidence * BINS))] +=
        confidence - (right == answer ? 1 : 0);
    count++;
  }

  int count() {
    return count;
  }

  double accuracy() {
    return (double) (answers[0][0] + answers[1][1] + answers[2][2]) / count;
  }

  double macroF1() {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double row = answers[c][0] + answers[c][1] + answers[c][2];
      double column = answers[0][c] + answers[1][c] + answers[2][c];
      sum += 2 * answers[c][c] / (row + column);
    }
    return sum / 3;
  }

  double severe() {
    return (double) (answers[0][2] + answers[2][0]) / count;
  }

  double expectedError() {
    double sum = 0;
    for (double one : distance) {
      sum += Math.abs(one);
    }
    return sum / count;
  }

  @Override
  public String toString() {
    return "%d tasks: accuracy %.4f, macro-F1 %.4f, severe %.4f, ECE %.4f"
        .formatted(count, accuracy(), macroF1(), severe(), expectedError());
  }
}
