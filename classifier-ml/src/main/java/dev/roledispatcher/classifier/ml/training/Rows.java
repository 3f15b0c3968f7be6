package dev.roledispatcher.classifier.ml.training;

import java.util.ArrayList;
import java.util.List;

/// A sparse matrix, one row for each example. Filled first, then only read.
final class Rows {

  private final List<int[]> columns = new ArrayList<>();
  private final List<float[]> values = new ArrayList<>();
  private final int width;

  /// No rows yet.
  ///
  /// @param width how many columns there are
  Rows(int width) {
    this.width = width;
  }

  /// Adds a row: the columns that are not 0, and their values.
  void add(int[] rowColumns, float[] rowValues) {
    columns.add(rowColumns);
    values.add(rowValues);
  }

  /// Adds a row of which every number is written.
  void addDense(double[] numbers) {
    int[] rowColumns = new int[numbers.length];
    float[] rowValues = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rowColumns[i] = i;
      rowValues[i] = (float) numbers[i];
    }
    add(rowColumns, rowValues);
  }

  /// How many rows there are.
  int size() {
    return columns.size();
  }

  /// How many columns there are.
  int width() {
    return width;
  }

  /// The columns of a row that are not 0.
  int[] columns(int row) {
    return columns.get(row);
  }

  /// The values in these columns.
  float[] values(int row) {
    return values.get(row);
  }
}
