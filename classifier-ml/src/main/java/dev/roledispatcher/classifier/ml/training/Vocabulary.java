package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Features;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The features that occur in enough texts, numbered in the order of their hashes. Immutable.
final class Vocabulary {

  private final int[] hashes;

  private Vocabulary(int[] hashes) {
    this.hashes = hashes;
  }

  /// The features that occur in at least some number of texts.
  static Vocabulary of(List<Features> texts, int fewest) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (Features features : texts) {
      for (int i = 0; i < features.size(); i++) {
        counts.merge(features.hash(i), 1, Integer::sum);
      }
    }
    return new Vocabulary(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= fewest)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray());
  }

  /// The hashes, ascending.
  int[] hashes() {
    return hashes.clone();
  }

  /// How many features there are.
  int size() {
    return hashes.length;
  }

  /// The known features of texts as rows, with a last column that is always 1.
  Rows rows(List<Features> texts) {
    Rows rows = new Rows(hashes.length + 1);
    for (Features features : texts) {
      int[] columns = new int[features.size() + 1];
      float[] values = new float[features.size() + 1];
      int count = 0;
      for (int i = 0; i < features.size(); i++) {
        int column = Arrays.binarySearch(hashes, features.hash(i));
        if (column >= 0) {
          columns[count] = column;
          values[count++] = (float) features.value(i);
        }
      }
      columns[count] = hashes.length;
      values[count++] = 1;
      rows.add(Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
    }
    return rows;
  }
}
