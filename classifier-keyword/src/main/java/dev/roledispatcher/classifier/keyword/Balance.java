package dev.roledispatcher.classifier.keyword;

/// Weighs what speaks for a person against what speaks for AI.
///
/// With `h`, `a` and `b` the sums of the weights that speak for a person, for AI and for both:
///
/// ```
/// value    = (h − a) / (h + a + b + doubt)     from −1 (AI) to +1 (a person)
/// strength = (h + a + b) / (h + a + b + doubt) from 0 (nothing found) to 1 (much found)
/// ```
///
/// The doubt keeps one weak word from deciding, and what speaks for both pulls to the middle. For
/// one thread only.
final class Balance {

  private final double doubt;
  private double person;
  private double ai;
  private double both;

  /// An empty balance.
  ///
  /// @param doubt the weight of not knowing, more than 0
  Balance(double doubt) {
    this.doubt = doubt;
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
    return (person - ai) / (sum() + doubt);
  }

  /// How much was found, from 0 to 1.
  double strength() {
    return sum() / (sum() + doubt);
  }

  private double sum() {
    return person + ai + both;
  }
}
