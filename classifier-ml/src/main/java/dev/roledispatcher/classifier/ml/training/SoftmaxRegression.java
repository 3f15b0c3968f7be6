package dev.roledispatcher.classifier.ml.training;

import java.util.Arrays;

/// Multinomial logistic regression with a Gaussian prior on the weights:
///
/// ```
/// ½ Σ w² + C Σ −log p(class of row | row)  →  least
/// ```
///
/// The last column of every row is taken for the constant and hardly held back (a thousandth of the
/// prior). Immutable.
final class SoftmaxRegression {

  private static final double FREE = 1e-3;

  private final int classes;
  private final double[] weights;

  private SoftmaxRegression(int classes, double[] weights) {
    this.classes = classes;
    this.weights = weights;
  }

  /// How hard to look.
  ///
  /// @param c what a misfit costs against large weights, more than 0
  /// @param tolerance see [Lbfgs#minimize]
  /// @param mostSteps see [Lbfgs#minimize]
  record Effort(double c, double tolerance, int mostSteps) {}

  /// Trains on rows with their classes, numbered from 0.
  static SoftmaxRegression train(Rows rows, int[] labels, int classes, Effort effort) {
    double[] scores = new double[classes];
    double[] weights =
        Lbfgs.minimize(
            (point, gradient) -> misfit(rows, labels, effort.c(), point, gradient, scores),
            rows.width() * classes,
            effort.tolerance(),
            effort.mostSteps());
    return new SoftmaxRegression(classes, weights);
  }

  /// The weight of a column for a class.
  double weight(int column, int ofClass) {
    return weights[column * classes + ofClass];
  }

  /// The scores of all classes for a row.
  double[] scores(Rows rows, int row) {
    double[] scores = new double[classes];
    score(rows, row, weights, scores);
    return scores;
  }

  private static double misfit(
      Rows rows, int[] labels, double c, double[] weights, double[] gradient, double[] scores) {
    int classes = scores.length;
    double value = 0;
    int constant = (rows.width() - 1) * classes;
    for (int i = 0; i < weights.length; i++) {
      double held = i >= constant ? FREE : 1;
      value += 0.5 * held * weights[i] * weights[i];
      gradient[i] = held * weights[i];
    }
    for (int row = 0; row < rows.size(); row++) {
      score(rows, row, weights, scores);
      double most = Arrays.stream(scores).max().orElseThrow();
      double sum = 0;
      for (double score : scores) {
        sum += Math.exp(score - most);
      }
      double logSum = most + Math.log(sum);
      value += c * (logSum - scores[labels[row]]);
      for (int k = 0; k < classes; k++) {
        scores[k] = c * (Math.exp(scores[k] - logSum) - (k == labels[row] ? 1 : 0));
      }
      int[] columns = rows.columns(row);
      float[] values = rows.values(row);
      for (int i = 0; i < columns.length; i++) {
        int at = columns[i] * classes;
        for (int k = 0; k < classes; k++) {
          gradient[at + k] += values[i] * scores[k];
        }
      }
    }
    return value;
  }

  private static void score(Rows rows, int row, double[] weights, double[] scores) {
    Arrays.fill(scores, 0);
    int[] columns = rows.columns(row);
    float[] values = rows.values(row);
    for (int i = 0; i < columns.length; i++) {
      int at = columns[i] * scores.length;
      for (int k = 0; k < scores.length; k++) {
        scores[k] += values[i] * weights[at + k];
      }
    }
  }
}
