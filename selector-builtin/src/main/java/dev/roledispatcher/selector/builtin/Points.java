package dev.roledispatcher.selector.builtin;

/// What roles have of weighted stems, in whole points, so that a role gets the same sum in whatever
/// order and by whatever way its stems are added.
final class Points {

  /// How many points are 1; the heaviest role stays far from the end of the numbers.
  private static final double ONE = 1L << 40;

  private final WordIndex index;
  private final Saturation saturation;
  private final Amounts weights;

  Points(WordIndex index, Amounts weights) {
    this.index = index;
    this.saturation = index.saturation();
    this.weights = weights;
  }

  static double value(long points) {
    return points / ONE;
  }

  private static long of(double weight, int count, double half) {
    return (long) (weight * Saturation.share(count, half) * ONE);
  }

  /// How many entries of the index [#addAll] reads.
  long entries() {
    long entries = 0;
    for (int i = 0; i < weights.size(); i++) {
      int stem = weights.number(i);
      entries += stem < index.stems() ? index.postings(stem).size() : 0;
    }
    return entries;
  }

  /// How many roles of the index have a stem.
  int roles(int stem) {
    return stem < index.stems() ? index.postings(stem).roles() : 0;
  }

  /// Adds what every role of the index has of all stems.
  ///
  /// @param sums by slot
  void addAll(long[] sums) {
    for (int i = 0; i < weights.size(); i++) {
      add(weights.number(i), sums);
    }
  }

  /// Adds what every role of the index has of one stem.
  void add(int stem, long[] sums) {
    if (stem < index.stems()) {
      Postings found = index.postings(stem);
      double weight = weights.get(stem);
      for (int i = 0; i < found.size(); i++) {
        int entry = found.at(i);
        int slot = Terms.number(entry);
        sums[slot] += of(weight, Terms.count(entry), saturation.half(index.length(slot)));
      }
    }
  }

  /// What one role has of all stems.
  long in(Terms terms) {
    double half = saturation.half(terms.length());
    long sum = 0;
    for (int i = 0; i < terms.size(); i++) {
      int term = terms.at(i);
      double weight = weights.get(Terms.number(term));
      if (weight > 0) {
        sum += of(weight, Terms.count(term), half);
      }
    }
    return sum;
  }
}
