package dev.roledispatcher.spi;

import java.util.List;

/// One thing an opinion rests on.
///
/// @param name what it is, for instance `keywords`
/// @param value what was found, from −1 (speaks for AI) to +1 (speaks for a person)
/// @param weight how much it counts, 0 or more
/// @param share what it adds to the score: `value × weight` after normalisation, in the units of
///   the score
/// @param evidence the words or facts found, in the task's own order
public record Factor(
    String name, double value, double weight, double share, List<String> evidence) {

  /// Far more than anybody reads; what goes beyond the 64 that are kept is cut.
  private static final int MOST_EVIDENCE = 10_000;

  public Factor {
    requireFinite("value", name, value);
    requireFinite("weight", name, weight);
    requireFinite("share", name, share);
    evidence = Copies.ofAtMost(MOST_EVIDENCE, "words of evidence", evidence);
  }

  private static void requireFinite(String what, String name, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "The %s (%s) of factor (%s) must be finite.".formatted(what, number, name));
    }
  }
}
