package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// An amount for each of some stems, by their numbers; 0 for all others. For one thread.
final class Amounts {

  private double[] amounts = new double[0];
  private int[] numbers = new int[64];
  private int size;

  /// Makes room for the numbers below a limit, empty.
  void reset(int limit) {
    if (amounts.length < limit) {
      amounts = new double[limit + (limit >> 2)];
    } else {
      for (int i = 0; i < size; i++) {
        amounts[numbers[i]] = 0;
      }
    }
    size = 0;
  }

  /// @param amount more than 0
  void add(int number, double amount) {
    if (amounts[number] == 0) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }
    amounts[number] += amount;
  }

  double get(int number) {
    return amounts[number];
  }

  /// How many stems have an amount.
  int size() {
    return size;
  }

  /// The number of one of them, in the order in which they came.
  int number(int index) {
    return numbers[index];
  }
}
