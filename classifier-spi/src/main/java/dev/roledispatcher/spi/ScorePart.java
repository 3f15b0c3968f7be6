package dev.roledispatcher.spi;

/// One named part of a score.
///
/// @param name what was judged, for instance `coverage`
/// @param points what it adds to the score
public record ScorePart(String name, double points) {

  public ScorePart {
    if (!Double.isFinite(points)) {
      throw new IllegalArgumentException(
          "The points (%s) of score part (%s) must be finite.".formatted(points, name));
    }
  }
}
