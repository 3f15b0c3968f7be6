package dev.roledispatcher.selector.builtin;

/// How much of a stem a role has: 0 for none, towards 1 with every repetition, later in longer
/// roles (the term frequency of Okapi BM25, with k₁ (1 − b) for `base` and k₁ b / mean length for
/// `perWord`).
///
/// @param base what every role needs, more than 0
/// @param perWord what it needs more for each unit of its length, 0 or more
record Saturation(double base, double perWord) {

  /// How many mentions a role of some length needs for a half.
  double half(int length) {
    return base + perWord * length;
  }

  /// The share that a count gives where so many give a half.
  static double share(int count, double half) {
    return count / (count + half);
  }
}
