package dev.roledispatcher.classifier.keyword;

import java.util.List;

/// What one factor says of a task.
///
/// @param value from −1 (AI) to +1 (a person)
/// @param strength how much it rests on, from 0 (nothing was found) to 1
/// @param signs what was found, in the task's own order; at most [#MOST_SIGNS] are kept
record Finding(double value, double strength, List<Sign> signs) {

  /// How many signs are kept for people to read; more would not explain more.
  static final int MOST_SIGNS = 12;

  /// Nothing was found.
  static final Finding NOTHING = new Finding(0, 0, List.of());

  Finding {
    if (!(value >= -1 && value <= 1 && strength >= 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "The value (%s) must be from -1 to 1 and the strength (%s) from 0 to 1."
              .formatted(value, strength));
    }
    signs = List.copyOf(signs.size() > MOST_SIGNS ? signs.subList(0, MOST_SIGNS) : signs);
  }

  /// What a balance says, with what lies in it.
  static Finding of(Balance balance, List<Sign> signs) {
    return new Finding(balance.value(), balance.strength(), signs);
  }
}
