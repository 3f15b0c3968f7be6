package dev.roledispatcher.classifier.keyword;

/// Weighs what speaks for a person against what speaks for AI.
///
/// With `h`, `a` and `b` the sums of the weights that speak for a person, for AI and for both:
///
/// ```
/// value    = (h − a) / (h + a + b)            from −1 (AI) to +1 (a person), 0 when nothing was found
/// strength = min(1, (h + a + b) / enough)     from 0 (nothing was found) to 1
/// ```
///
/// What speaks for both pulls the value to the middle. For one thread only.
final class Balance {

  private final double enough;
  private double person;
  private double ai;
  private double both;

  /// An empty balance.
  ///
  /// @param enough the sum of weights from which on more makes the balance no stronger, more than 0
  Balance(double enough) {
    this.enough = enough;
  }

  /// Adds a weight, 0 or more, to one side.
  void add(Side side, double weight) {
    switch (side) {
      case PERSON -> person += weight;
      case AI -> ai += weight;
      case BOTH -> both += weight;
      case NOBODY -> {}
    }
  }

  /// Which way it leans, from −1 (AI) to +1 (a person).
  double value() {
    return sum() == 0 ? 0 : (person - ai) / sum();
  }

  /// How much was found, from 0 to 1.
  double strength() {
    return Math.min(1, sum() / enough);
  }

  private double sum() {
    return person + ai + both;
  }
}
