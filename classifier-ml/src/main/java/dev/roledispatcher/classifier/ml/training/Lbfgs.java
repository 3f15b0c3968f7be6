package dev.roledispatcher.classifier.ml.training;

/// Finds the least value of a smooth convex function by the limited-memory BFGS method.
///
/// Two-loop recursion and scaling after Nocedal and Wright, "Numerical Optimization", 2nd ed.,
/// algorithms 7.4 and 7.5, with a backtracking line search (Armijo). Deterministic.
final class Lbfgs {

  private static final int MEMORY = 8;
  private static final double ENOUGH_DECREASE = 1e-4;
  private static final double SMALLEST_STEP = 1e-10;

  /// A function with its gradient.
  @FunctionalInterface
  interface Objective {

    /// The value at a point; writes the gradient there.
    double at(double[] point, double[] gradient);
  }

  private final double[][] steps = new double[MEMORY][];
  private final double[][] changes = new double[MEMORY][];
  private final double[] inverses = new double[MEMORY];
  private int count;

  private Lbfgs() {}

  /// The point of the least value.
  ///
  /// @param dimensions of the points; the search begins at 0
  /// @param tolerance ends the search when a step improves the value by a smaller part of it
  /// @param mostSteps ends the search in any case
  static double[] minimize(Objective objective, int dimensions, double tolerance, int mostSteps) {
    return new Lbfgs().search(objective, new double[dimensions], tolerance, mostSteps);
  }

  private double[] search(Objective objective, double[] start, double tolerance, int mostSteps) {
    double[] point = start;
    double[] gradient = new double[point.length];
    double value = objective.at(point, gradient);
    for (int step = 0; step < mostSteps; step++) {
      double[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      if (slope >= 0) {
        return point;
      }
      double length = 1;
      double[] next = new double[point.length];
      double[] nextGradient = new double[point.length];
      double nextValue;
      while (true) {
        for (int i = 0; i < next.length; i++) {
          next[i] = point[i] + length * direction[i];
        }
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + ENOUGH_DECREASE * length * slope) {
          break;
        }
        length /= 2;
        if (length < SMALLEST_STEP) {
          return point;
        }
      }
      remember(point, next, gradient, nextGradient);
      double gain = value - nextValue;
      point = next;
      gradient = nextGradient;
      value = nextValue;
      if (gain < tolerance * Math.abs(value)) {
        return point;
      }
    }
    return point;
  }

  private double[] direction(double[] gradient) {
    double[] direction = gradient.clone();
    double[] alphas = new double[MEMORY];
    int oldest = Math.max(0, count - MEMORY);
    for (int i = count - 1; i >= oldest; i--) {
      int at = i % MEMORY;
      alphas[at] = inverses[at] * dot(steps[at], direction);
      add(-alphas[at], changes[at], direction);
    }
    scale(direction, count == 0 ? 1 / Math.sqrt(dot(gradient, gradient) + 1e-300) : curvature());
    for (int i = oldest; i < count; i++) {
      int at = i % MEMORY;
      double beta = inverses[at] * dot(changes[at], direction);
      add(alphas[at] - beta, steps[at], direction);
    }
    scale(direction, -1);
    return direction;
  }

  private double curvature() {
    int last = (count - 1) % MEMORY;
    return 1 / (inverses[last] * dot(changes[last], changes[last]));
  }

  private void remember(double[] point, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = new double[point.length];
    double[] change = new double[point.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = next[i] - point[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double product = dot(step, change);
    if (product > 1e-12) {
      int at = count % MEMORY;
      steps[at] = step;
      changes[at] = change;
      inverses[at] = 1 / product;
      count++;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double factor, double[] what, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static void scale(double[] numbers, double factor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factor;
    }
  }
}
