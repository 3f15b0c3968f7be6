package dev.roledispatcher.classifier.ml.model;

import java.util.Arrays;

/// A trained model: from the features of a text to the probability of each class.
///
/// ```
/// hidden(d) = offset(d) + Σ value(f) × row(f, d)       over the known features f
/// logit(c)  = Σ coefficient(c, k) × square(k)          over [Squares] of the hidden numbers
/// p         = softmax(logit / temperature)
/// p         = reach × p + (1 − reach) × prior          see [#reach]
/// ```
///
/// Immutable, safe to use from any thread.
public final class Model {

  /// From which share of known words on a text counts as wholly within reach.
  private static final double WITHIN_REACH = 0.7;

  /// Up to which share of known words nothing can be said.
  private static final double OUT_OF_REACH = 0.34;

  /// How many classes there are.
  static final int CLASSES = 3;

  private final FeatureTable table;
  private final double[] offsets;
  private final double[][] coefficients;
  private final double temperature;
  private final Probabilities prior;
  private final Costs costs;
  private final Figures figures;
  private final String attribution;

  /// A model.
  ///
  /// @param table what every known feature says
  /// @param offsets of the hidden numbers, one for each dimension of the table
  /// @param coefficients for each class (human, hybrid, AI) one for each of the [Squares]
  /// @param temperature more than 0
  /// @param prior how likely each class is when nothing is known of a task
  /// @param costs what wrong answers cost
  /// @param figures what was measured
  /// @param attribution whose data it was trained on, and their terms
  public Model(
      FeatureTable table,
      double[] offsets,
      double[][] coefficients,
      double temperature,
      Probabilities prior,
      Costs costs,
      Figures figures,
      String attribution) {
    int dimensions = table.dimensions();
    if (offsets.length != dimensions || coefficients.length != CLASSES) {
      throw new IllegalArgumentException(
          "The model must have an offset for each of %d dimensions and coefficients for %d classes."
              .formatted(dimensions, CLASSES));
    }
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The temperature (%s) must be a number more than 0.".formatted(temperature));
    }
    requireFinite(offsets);
    for (double[] row : coefficients) {
      if (row.length != Squares.count(dimensions)) {
        throw new IllegalArgumentException(
            "Each class must have %d coefficients.".formatted(Squares.count(dimensions)));
      }
      requireFinite(row);
    }
    this.table = table;
    this.offsets = offsets.clone();
    this.coefficients = Arrays.stream(coefficients).map(double[]::clone).toArray(double[][]::new);
    this.temperature = temperature;
    this.prior = prior;
    this.costs = costs;
    this.figures = figures;
    this.attribution = attribution;
  }

  private static void requireFinite(double[] numbers) {
    if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("All numbers of a model must be finite.");
    }
  }

  /// The same model with other figures.
  public Model with(Figures measured) {
    return new Model(
        table, offsets, coefficients, temperature, prior, costs, measured, attribution);
  }

  /// What every known feature says.
  public FeatureTable table() {
    return table;
  }

  /// Above 1, the temperature makes the probabilities more even.
  public double temperature() {
    return temperature;
  }

  /// How likely each class is when nothing is known of a task.
  public Probabilities prior() {
    return prior;
  }

  /// What wrong answers cost.
  public Costs costs() {
    return costs;
  }

  /// What was measured.
  public Figures figures() {
    return figures;
  }

  /// Whose data it was trained on, and their terms.
  public String attribution() {
    return attribution;
  }

  double[] offsets() {
    return offsets;
  }

  double[][] coefficients() {
    return coefficients;
  }

  /// Looks at a text.
  ///
  /// @param shift what is added to the logits; [LogitShift#NONE] for the model as it is
  public Reading read(Features features, LogitShift shift) {
    int dimensions = table.dimensions();
    int[] rows = new int[features.size()];
    double[] hidden = new double[dimensions];
    int known = 0;
    boolean content = false;
    for (int i = 0; i < rows.length; i++) {
      int row = table.find(features.hash(i));
      rows[i] = row;
      if (row == FeatureTable.UNKNOWN) {
        continue;
      }
      FeatureKind kind = features.kind(i);
      if (kind == FeatureKind.STEM) {
        known++;
        content |= features.content(i);
      }
      for (int d = 0; d < dimensions; d++) {
        hidden[d] += kind.weight() * table.raw(row, d);
      }
    }
    double norm = features.size() == 0 ? 1 : features.norm();
    for (int d = 0; d < dimensions; d++) {
      hidden[d] = offsets[d] + hidden[d] * table.scale(d) / norm;
    }
    double[] logits = logits(hidden);
    shift.addTo(logits, features);
    int words = features.distinctWords();
    double reach = words == 0 || !content ? 0 : reach((double) known / words);
    Probabilities own = Probabilities.ofLogits(logits, temperature);
    return new Reading(this, features, rows, hidden, own.mixed(reach, prior), known, reach);
  }

  /// How far a share of known words reaches: 0 up to about a third, 1 from 0.7 on, in between a
  /// straight line.
  static double reach(double share) {
    return Math.clamp((share - OUT_OF_REACH) / (WITHIN_REACH - OUT_OF_REACH), 0, 1);
  }

  /// The logits (human, hybrid, AI) of hidden numbers.
  private double[] logits(double[] hidden) {
    double[] squares = Squares.of(hidden);
    double[] logits = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      double sum = 0;
      for (int k = 0; k < squares.length; k++) {
        sum += coefficients[c][k] * squares[k];
      }
      logits[c] = sum;
    }
    return logits;
  }

  /// How much the logit of a class changes with each hidden number, at some hidden numbers.
  double[] slope(int classAt, double[] hidden) {
    int n = hidden.length;
    double[] slope = new double[n];
    double[] of = coefficients[classAt];
    int at = 1 + n;
    for (int i = 0; i < n; i++) {
      slope[i] += of[1 + i];
      for (int j = i; j < n; j++) {
        slope[i] += of[at] * Math.clamp(hidden[j], -Squares.FARTHEST, Squares.FARTHEST);
        slope[j] += of[at] * Math.clamp(hidden[i], -Squares.FARTHEST, Squares.FARTHEST);
        at++;
      }
    }
    return slope;
  }
}
