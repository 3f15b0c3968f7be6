package dev.roledispatcher.selector.builtin;

/// Gives stems numbers.
@FunctionalInterface
interface Numbering {

  /// What stands for a stem that has no number.
  int UNKNOWN = -1;

  /// The number of a stem, 0 or more; [#UNKNOWN] when it has none.
  int number(String stem);
}
