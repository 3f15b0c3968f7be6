package dev.roledispatcher.classifier.ml.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The main directions in which points differ, scaled so that the points have a variance of 1 along
/// each (principal components, whitened). Computed by Jacobi's rotations.
final class Principal {

  private final double[] mean;
  private final double[][] directions;

  private Principal(double[] mean, double[][] directions) {
    this.mean = mean;
    this.directions = directions;
  }

  /// The middle of the points.
  double[] mean() {
    return mean;
  }

  /// One for each component, the one with the largest variance first.
  double[][] directions() {
    return directions;
  }

  private static final int SWEEPS = 60;

  /// The first components of points.
  static Principal of(double[][] points, int components) {
    int n = points[0].length;
    double[] mean = new double[n];
    for (double[] point : points) {
      for (int i = 0; i < n; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    double[][] covariance = new double[n][n];
    for (double[] point : points) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          covariance[i][j] += (point[i] - mean[i]) * (point[j] - mean[j]) / points.length;
        }
      }
    }
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          rotate(covariance, vectors, i, j);
        }
      }
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -covariance[i][i]))
            .mapToInt(Integer::intValue)
            .limit(components)
            .toArray();
    double[][] directions =
        Arrays.stream(order)
            .mapToObj(at -> {
              double[] direction = new double[n];
              for (int i = 0; i < n; i++) {
                direction[i] = vectors[i][at] / Math.sqrt(covariance[at][at]);
              }
              return direction;
            })
            .toArray(double[][]::new);
    return new Principal(mean, directions);
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (Math.abs(a[p][q]) < 1e-15) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      a[k][p] = c * kp - s * a[k][q];
      a[k][q] = s * kp + c * a[k][q];
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      a[p][k] = c * pk - s * a[q][k];
      a[q][k] = s * pk + c * a[q][k];
      double kp = vectors[k][p];
      vectors[k][p] = c * kp - s * vectors[k][q];
      vectors[k][q] = s * kp + c * vectors[k][q];
    }
  }

  /// A point along the components.
  double[] of(double[] point) {
    double[] along = new double[directions.length];
    for (int d = 0; d < along.length; d++) {
      for (int i = 0; i < point.length; i++) {
        along[d] += directions[d][i] * (point[i] - mean[i]);
      }
    }
    return along;
  }
}
