package dev.roledispatcher.domain.context;

import java.util.Arrays;

/// Places in a text, in ascending order.
final class Places {

  private int[] values = new int[16];
  private int size;

  /// Adds a place behind those there.
  void add(int place) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = place;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return values[index];
  }

  /// The last place that is not behind another; 0, the start of every text, when there is none.
  int lastUpTo(int limit) {
    int index = Arrays.binarySearch(values, 0, size, limit);
    int behind = index >= 0 ? index + 1 : -index - 1;
    return behind == 0 ? 0 : values[behind - 1];
  }

  /// The first place behind another; `otherwise` when there is none.
  int firstBehind(int limit, int otherwise) {
    int index = Arrays.binarySearch(values, 0, size, limit);
    int behind = index >= 0 ? index + 1 : -index - 1;
    return behind == size ? otherwise : values[behind];
  }
}
