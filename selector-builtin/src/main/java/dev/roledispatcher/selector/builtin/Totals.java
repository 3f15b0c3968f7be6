package dev.roledispatcher.selector.builtin;

/// What all roles of an index come to.
///
/// @param roles how many there are
/// @param length the sum of their lengths
/// @param mentions how often they mention a stem
/// @param repeated how many of these mentions stand in a role that has another one of the stem
record Totals(int roles, long length, long mentions, long repeated) {

  static final Totals NONE = new Totals(0, 0, 0, 0);

  Totals plus(Terms terms) {
    return with(terms, 1);
  }

  Totals minus(Terms terms) {
    return with(terms, -1);
  }

  private Totals with(Terms terms, int sign) {
    long moreMentions = 0;
    long moreRepeated = 0;
    for (int i = 0; i < terms.size(); i++) {
      int count = Terms.count(terms.at(i));
      moreMentions += count;
      moreRepeated += count > 1 ? count : 0;
    }
    return new Totals(
        roles + sign,
        length + (long) sign * terms.length(),
        mentions + sign * moreMentions,
        repeated + sign * moreRepeated);
  }
}
