package dev.roledispatcher.domain.selection;

/// One named part of a score.
///
/// @param name what was judged, for instance `coverage`
/// @param points what it adds to the total
public record ScorePart(String name, double points) {

  public ScorePart {
    if (!Double.isFinite(points)) {
      throw new IllegalArgumentException(
          "The points (%s) of score part (%s) must be finite.".formatted(points, name));
    }
  }
}
