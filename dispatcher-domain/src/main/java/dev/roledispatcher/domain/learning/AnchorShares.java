package dev.roledispatcher.domain.learning;

/// How a classifier answers tasks whose class is known for sure.
///
/// @param before the share it answers right with nothing learned, 0 to 1
/// @param after the share it answers right with what it learned, 0 to 1
public record AnchorShares(double before, double after) {

  public AnchorShares {
    if (!(before >= 0 && before <= 1 && after >= 0 && after <= 1)) {
      throw new IllegalArgumentException(
          "The shares of right anchors (%s, %s) must be numbers from 0 to 1."
              .formatted(before, after));
    }
  }
}
