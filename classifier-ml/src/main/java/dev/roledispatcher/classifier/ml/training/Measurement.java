package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Costs;
import dev.roledispatcher.classifier.ml.model.Probabilities;
import dev.roledispatcher.spi.RoutingClass;
import java.util.ArrayList;
import java.util.List;

/// How good answers are.
///
/// @param tasks how many were answered
/// @param accuracy the share of right answers
/// @param macroF1 the mean of the F1 of the three classes
/// @param severe the share of tasks where human and AI were taken for each other
/// @param expectedError the expected calibration error of the class that was answered, 15 bins of
///   equal width
/// @param surprise the mean of −log of the probability of the right class
/// @param confusion how many tasks of a class (row) got an answer (column), human, hybrid, AI
/// @param bins what was said and what came true, by confidence; empty ones are left out
record Measurement(
    int tasks,
    double accuracy,
    double macroF1,
    double severe,
    double expectedError,
    double surprise,
    List<List<Integer>> confusion,
    List<Bin> bins) {

  private static final int BINS = 15;

  /// Answers of about the same confidence.
  ///
  /// @param from the least confidence of the bin
  /// @param to the confidence where the next begins
  /// @param tasks how many
  /// @param confidence the mean of what was said
  /// @param accuracy the share that came true
  record Bin(double from, double to, int tasks, double confidence, double accuracy) {}

  /// Counts answers. For one thread only.
  static final class Counter {

    private final int[][] confusion = new int[3][3];
    private final int[] inBin = new int[BINS];
    private final int[] rightInBin = new int[BINS];
    private final double[] confidenceInBin = new double[BINS];
    private double surprise;
    private int tasks;

    /// Adds an answer.
    void add(RoutingClass right, RoutingClass answer, Probabilities probabilities) {
      tasks++;
      confusion[Costs.step(right)][Costs.step(answer)]++;
      double confidence = probabilities.of(answer);
      int bin = Math.min(BINS - 1, (int) (confidence * BINS));
      inBin[bin]++;
      rightInBin[bin] += right == answer ? 1 : 0;
      confidenceInBin[bin] += confidence;
      surprise -= Math.log(Math.max(probabilities.of(right), 1e-12));
    }

    /// What was counted, at least one answer.
    Measurement result() {
      double f1 = 0;
      double right = 0;
      for (int c = 0; c < 3; c++) {
        int sum = 0;
        for (int other = 0; other < 3; other++) {
          sum += confusion[c][other] + confusion[other][c];
        }
        f1 += sum == 0 ? 0 : 2.0 * confusion[c][c] / sum / 3;
        right += confusion[c][c];
      }
      double error = 0;
      List<Bin> bins = new ArrayList<>();
      for (int b = 0; b < BINS; b++) {
        error += Math.abs(confidenceInBin[b] - rightInBin[b]) / tasks;
        if (inBin[b] > 0) {
          bins.add(
              new Bin(
                  (double) b / BINS,
                  (b + 1.0) / BINS,
                  inBin[b],
                  confidenceInBin[b] / inBin[b],
                  (double) rightInBin[b] / inBin[b]));
        }
      }
      List<List<Integer>> table = new ArrayList<>();
      for (int[] row : confusion) {
        table.add(List.of(row[0], row[1], row[2]));
      }
      return new Measurement(
          tasks,
          right / tasks,
          f1,
          (double) (confusion[0][2] + confusion[2][0]) / tasks,
          error,
          surprise / tasks,
          table,
          bins);
    }
  }
}
