package dev.roledispatcher.selector.builtin;

import java.util.function.IntUnaryOperator;

/// What a role says: the numbers of its stems with how often it mentions each, first the whole
/// stems and then the beginnings.
final class Terms {

  /// The highest number a stem can have.
  static final int HIGHEST_NUMBER = (1 << 24) - 1;

  /// More mentions than these count as these.
  static final int MOST_MENTIONS = 255;

  private static final int COUNT_BITS = 8;

  private final int[] packed;
  private final int whole;
  private final int length;

  private Terms(int[] packed, int whole, int length) {
    this.packed = packed;
    this.whole = whole;
    this.length = length;
  }

  /// The number of a stem, or of anything else up to [#HIGHEST_NUMBER], and a count in one number.
  static int pack(int number, int count) {
    return (number << COUNT_BITS) | Math.min(count, MOST_MENTIONS);
  }

  static int number(int packed) {
    return packed >>> COUNT_BITS;
  }

  static int count(int packed) {
    return packed & MOST_MENTIONS;
  }

  /// @param packed one for each different stem, whole ones first; not copied
  /// @param whole how many of them are whole
  /// @param length how many mentions the text has in all
  static Terms of(int[] packed, int whole, int length) {
    return new Terms(packed, whole, length);
  }

  /// The same with other numbers.
  Terms renumbered(IntUnaryOperator numbers) {
    int[] others = new int[packed.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = pack(numbers.applyAsInt(number(packed[i])), count(packed[i]));
    }
    return new Terms(others, whole, length);
  }

  /// How many different stems there are, beginnings included.
  int size() {
    return packed.length;
  }

  /// How many of them are whole; they come first.
  int whole() {
    return whole;
  }

  int at(int place) {
    return packed[place];
  }

  /// How many mentions the text has in all.
  int length() {
    return length;
  }
}
