package dev.roledispatcher.spi;

/// What came of studying corrections.
///
/// @param state what was learned; [LearnedState#NOTHING] when the corrections taught nothing
/// @param used how many corrections it was learned from
/// @param anchorsBefore the share of known tasks answered right with nothing learned, 0 to 1
/// @param anchorsAfter the same with the state adopted
/// @param accepted false when the state makes too much worse to be adopted
/// @param summary what was learned or why it is not accepted, in plain words; at most 2,000
///   characters
public record Lesson(
    LearnedState state,
    int used,
    double anchorsBefore,
    double anchorsAfter,
    boolean accepted,
    String summary) {

  public Lesson {
    if (used < 0) {
      throw new IllegalArgumentException(
          "The number of corrections used (%d) must be 0 or more.".formatted(used));
    }
    requireShare("before", anchorsBefore);
    requireShare("after", anchorsAfter);
  }

  private static void requireShare(String when, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of right anchors %s (%s) must be a number from 0 to 1."
              .formatted(when, share));
    }
  }
}
