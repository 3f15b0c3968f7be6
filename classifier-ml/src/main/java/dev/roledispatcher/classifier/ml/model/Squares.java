package dev.roledispatcher.classifier.ml.model;

/// Widens a few numbers by all their products of two, so that a linear model over them can bend.
public final class Squares {

  /// How far from 0 a number may be; farther ones count as this far, so that no text is
  /// extrapolated into nonsense.
  public static final double FARTHEST = 4;

  private Squares() {}

  /// How many numbers come of some: 1 (a constant), the numbers, their products.
  public static int count(int numbers) {
    return 1 + numbers + numbers * (numbers + 1) / 2;
  }

  /// The numbers, each brought within [#FARTHEST], with the constant 1 before and the products
  /// after them.
  public static double[] of(double[] numbers) {
    int n = numbers.length;
    double[] all = new double[count(n)];
    all[0] = 1;
    for (int i = 0; i < n; i++) {
      all[1 + i] = Math.clamp(numbers[i], -FARTHEST, FARTHEST);
    }
    int at = 1 + n;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        all[at++] = all[1 + i] * all[1 + j];
      }
    }
    return all;
  }
}
