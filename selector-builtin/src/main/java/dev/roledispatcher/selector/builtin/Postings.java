package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// Where one stem stands: the slots of the roles that have it, with its counts.
///
/// Only ever appended to; what a removed role leaves behind stays until the index is made anew.
final class Postings {

  private static final int SMALLEST = 4;

  private int[] slots = new int[SMALLEST];
  private char[] counts = new char[SMALLEST];
  private int size;
  private int roles;
  private long mentions;
  private long repeated;

  void add(int slot, int count) {
    if (size == slots.length) {
      int longer = size + (size >> 1);
      slots = Arrays.copyOf(slots, longer);
      counts = Arrays.copyOf(counts, longer);
    }
    slots[size] = slot;
    counts[size] = (char) Math.min(count, Character.MAX_VALUE);
    size++;
    roles++;
    mentions += count;
    repeated += count > 1 ? count : 0;
  }

  /// Takes a role out of the numbers.
  void forget(int count) {
    roles--;
    mentions -= count;
    repeated -= count > 1 ? count : 0;
  }

  /// How many entries there are, those of removed roles included.
  int size() {
    return size;
  }

  int slot(int entry) {
    return slots[entry];
  }

  int count(int entry) {
    return counts[entry];
  }

  /// How many roles have the stem.
  int roles() {
    return roles;
  }

  /// How often it is mentioned.
  long mentions() {
    return mentions;
  }

  /// How many of these mentions stand in a role that has another one.
  long repeated() {
    return repeated;
  }
}
