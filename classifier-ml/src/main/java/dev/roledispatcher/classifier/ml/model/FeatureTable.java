package dev.roledispatcher.classifier.ml.model;

import java.util.Arrays;

/// What every known feature says, as a short row of small numbers.
///
/// A row has one signed byte for each dimension, to be multiplied by the scale of the dimension.
/// Immutable, safe to use from any thread.
public final class FeatureTable {

  /// No row.
  static final int UNKNOWN = -1;

  private final int[] hashes;
  private final byte[] rows;
  private final float[] scales;
  private final int[] slots;

  /// A table.
  ///
  /// @param hashes of the known features, strictly ascending
  /// @param rows one row after the other, in the order of the hashes
  /// @param scales of the dimensions, finite
  FeatureTable(int[] hashes, byte[] rows, float[] scales) {
    if (rows.length != hashes.length * scales.length) {
      throw new IllegalArgumentException(
          "The rows (%d bytes) must have %d bytes for each of %d features."
              .formatted(rows.length, scales.length, hashes.length));
    }
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i - 1] >= hashes[i]) {
        throw new IllegalArgumentException("The hashes of the features must ascend.");
      }
    }
    this.hashes = hashes;
    this.rows = rows;
    this.scales = scales;
    this.slots = slots(hashes);
  }

  /// Rounds rows of weights to a table.
  ///
  /// @param hashes of the features, strictly ascending
  /// @param weights a row for each hash
  public static FeatureTable of(int[] hashes, double[][] weights) {
    int dimensions = weights[0].length;
    float[] scales = new float[dimensions];
    for (double[] row : weights) {
      for (int d = 0; d < dimensions; d++) {
        scales[d] = Math.max(scales[d], (float) Math.abs(row[d]) / Byte.MAX_VALUE);
      }
    }
    byte[] rows = new byte[hashes.length * dimensions];
    for (int i = 0; i < hashes.length; i++) {
      for (int d = 0; d < dimensions; d++) {
        rows[i * dimensions + d] =
            scales[d] == 0 ? 0 : (byte) Math.round(weights[i][d] / scales[d]);
      }
    }
    return new FeatureTable(hashes.clone(), rows, scales);
  }

  /// How many features are known.
  public int size() {
    return hashes.length;
  }

  /// How many numbers a row has.
  public int dimensions() {
    return scales.length;
  }

  /// The row of a feature, or [#UNKNOWN].
  int find(int hash) {
    int mask = slots.length - 1;
    int at = ((hash * 0x9E3779B1) >>> 7) & mask;
    while (slots[at] != 0) {
      int row = slots[at] - 1;
      if (hashes[row] == hash) {
        return row;
      }
      at = (at + 1) & mask;
    }
    return UNKNOWN;
  }

  /// One number of a row.
  double weight(int row, int dimension) {
    return rows[row * scales.length + dimension] * scales[dimension];
  }

  /// The number in a row before scaling.
  int raw(int row, int dimension) {
    return rows[row * scales.length + dimension];
  }

  /// The scale of a dimension.
  double scale(int dimension) {
    return scales[dimension];
  }

  int[] hashes() {
    return hashes;
  }

  byte[] rows() {
    return rows;
  }

  private static int[] slots(int[] hashes) {
    int[] slots = new int[Integer.highestOneBit(Math.max(1, hashes.length)) << 2];
    int mask = slots.length - 1;
    for (int i = 0; i < hashes.length; i++) {
      int at = ((hashes[i] * 0x9E3779B1) >>> 7) & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = i + 1;
    }
    return slots;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureTable table
        && Arrays.equals(hashes, table.hashes)
        && Arrays.equals(rows, table.rows)
        && Arrays.equals(scales, table.scales);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
