package dev.roledispatcher.classifier.ml.model;

/// Adds up what features say that were found in the same words. For one thread only.
final class ShareBySpan {

  private final int[] spans;
  private final int[] features;
  private final double[] shares;
  private final int[] slots;
  private int size;

  /// Room for as many spans as there are features.
  ShareBySpan(int most) {
    this.spans = new int[most];
    this.features = new int[most];
    this.shares = new double[most];
    this.slots = new int[Integer.highestOneBit(Math.max(1, most)) << 2];
  }

  /// Adds a share to a span.
  void add(int span, int feature, double share) {
    int mask = slots.length - 1;
    int at = Hashes.mixed(span) & mask;
    while (slots[at] != 0 && spans[slots[at] - 1] != span) {
      at = (at + 1) & mask;
    }
    if (slots[at] == 0) {
      spans[size] = span;
      features[size] = feature;
      slots[at] = ++size;
    }
    shares[slots[at] - 1] += share;
  }

  /// The first feature that was found in a span.
  int feature(int at) {
    return features[at];
  }

  /// The sum of a span.
  double share(int at) {
    return shares[at];
  }

  /// The spans with the largest sums, whatever their sign; earlier ones first where equal.
  int[] strongest(int most) {
    int count = Math.min(most, size);
    int[] best = new int[count];
    int filled = 0;
    for (int i = 0; i < size; i++) {
      int place = filled;
      while (place > 0 && Math.abs(shares[i]) > Math.abs(shares[best[place - 1]])) {
        place--;
      }
      if (place < count) {
        int last = Math.min(filled, count - 1);
        System.arraycopy(best, place, best, place + 1, last - place);
        best[place] = i;
        filled = Math.min(filled + 1, count);
      }
    }
    return best;
  }
}
