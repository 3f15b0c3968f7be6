package dev.roledispatcher.classifier.ml.learning;

import java.util.Arrays;

/// The weights of features while they are learned, with what AdaGrad remembers of each. For one
/// thread.
final class Weights {

  /// How strongly every weight is drawn to 0.
  private static final double PULL = 0.5;

  private static final double STEP = 0.5;
  private static final double TINY = 1e-8;

  private final int[] hashes;
  private final int[] counts;
  private final double[] weights;
  private final double[] squares;

  /// Weights of 0.
  ///
  /// @param hashes of the features, strictly ascending
  Weights(int[] hashes) {
    this.hashes = hashes.clone();
    this.counts = new int[hashes.length];
    this.weights = new double[hashes.length * LearnedShift.CLASSES];
    this.squares = new double[hashes.length * LearnedShift.CLASSES];
  }

  /// Counts the features of one example, among which the pull to 0 is divided.
  void count(int[] features) {
    for (int place : places(features)) {
      counts[place]++;
    }
  }

  int size() {
    return hashes.length;
  }

  int hash(int place) {
    return hashes[place];
  }

  /// Where features stand.
  int[] places(int[] features) {
    return Arrays.stream(features).map(hash -> Arrays.binarySearch(hashes, hash)).toArray();
  }

  double of(int place, int classAt) {
    return weights[place * LearnedShift.CLASSES + classAt];
  }

  /// How much a feature says: the sum of the squares of its weights.
  double strength(int place) {
    double sum = 0;
    for (int c = 0; c < LearnedShift.CLASSES; c++) {
      sum += of(place, c) * of(place, c);
    }
    return sum;
  }

  /// One step against the gradient and to 0.
  ///
  /// @param gradient how the loss of the example grows with the weight
  void descend(int place, int classAt, double gradient) {
    int at = place * LearnedShift.CLASSES + classAt;
    double whole = gradient + PULL / counts[place] * weights[at];
    squares[at] += whole * whole;
    double next = weights[at] - STEP * whole / (Math.sqrt(squares[at]) + TINY);
    weights[at] = Math.clamp(next, -LearnedShift.HEAVIEST, LearnedShift.HEAVIEST);
  }
}
