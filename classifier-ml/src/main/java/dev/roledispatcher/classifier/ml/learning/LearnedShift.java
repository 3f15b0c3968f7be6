package dev.roledispatcher.classifier.ml.learning;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.LogitShift;

/// Adds to the logits what corrections taught about the features of a text.
///
/// ```
/// shift(c) = clamp(Σ value(f) × weight(f, c), ±FARTHEST)     over the features f learned of
/// ```
///
/// Holds at most [#MOST_FEATURES] features, each weight within ±[#HEAVIEST]. Immutable, safe to use
/// from any thread.
public final class LearnedShift implements LogitShift {

  /// Features a shift holds at most.
  static final int MOST_FEATURES = 4_000;

  /// The largest weight, either way.
  static final float HEAVIEST = 6;

  /// The most a logit is changed, either way.
  static final double FARTHEST = 4;

  static final int CLASSES = 3;

  /// Learned nothing.
  static final LearnedShift NONE = new LearnedShift(new int[0], new float[0]);

  private final int[] hashes;
  private final float[] weights;
  private final int[] slots;

  /// A shift.
  ///
  /// @param hashes of the features, strictly ascending, at most [#MOST_FEATURES], none 0
  /// @param weights three for each feature: human, hybrid, AI
  /// @throws IllegalArgumentException that says what is wrong with them
  LearnedShift(int[] hashes, float[] weights) {
    if (hashes.length > MOST_FEATURES || weights.length != hashes.length * CLASSES) {
      throw new IllegalArgumentException(
          "What was learned must have %d weights for each of at most %d features, not %d for %d."
              .formatted(CLASSES, MOST_FEATURES, weights.length, hashes.length));
    }
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == 0 || (i > 0 && hashes[i - 1] >= hashes[i])) {
        throw new IllegalArgumentException("The hashes of the features must ascend, without 0.");
      }
    }
    for (float weight : weights) {
      if (!(Math.abs(weight) <= HEAVIEST)) {
        throw new IllegalArgumentException(
            "A learned weight (%s) must be from %s to %s.".formatted(weight, -HEAVIEST, HEAVIEST));
      }
    }
    this.hashes = hashes.clone();
    this.weights = weights.clone();
    this.slots = slots(hashes);
  }

  @Override
  public void addTo(double[] logits, Features features) {
    double[] shift = of(features);
    for (int c = 0; c < CLASSES; c++) {
      logits[c] += shift[c];
    }
  }

  /// What is added to the logits (human, hybrid, AI) for a text.
  public double[] of(Features features) {
    double[] shift = new double[CLASSES];
    for (int i = 0; i < features.size(); i++) {
      int at = find(features.hash(i));
      if (at >= 0) {
        double value = features.value(i);
        for (int c = 0; c < CLASSES; c++) {
          shift[c] += value * weights[at * CLASSES + c];
        }
      }
    }
    for (int c = 0; c < CLASSES; c++) {
      shift[c] = Math.clamp(shift[c], -FARTHEST, FARTHEST);
    }
    return shift;
  }

  /// How many features it has learned of.
  public int size() {
    return hashes.length;
  }

  int hash(int index) {
    return hashes[index];
  }

  float weight(int index, int classAt) {
    return weights[index * CLASSES + classAt];
  }

  private int find(int hash) {
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0) {
      int index = slots[at] - 1;
      if (hashes[index] == hash) {
        return index;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  private static int[] slots(int[] hashes) {
    int[] slots = new int[Integer.highestOneBit(Math.max(1, hashes.length)) << 2];
    int mask = slots.length - 1;
    for (int i = 0; i < hashes.length; i++) {
      int at = hashes[i] & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = i + 1;
    }
    return slots;
  }
}
