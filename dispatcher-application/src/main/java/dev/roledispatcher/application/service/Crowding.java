package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.ScorePart;

/// How much less a role scores with each further task of a batch: a plan looks at all tasks of a
/// batch at once, while scores are those of the next task alone.
///
/// It is read off the parts of a score that say how busy a role is, as the selectors of this
/// project name them. A selector without such parts does not mind how busy a role is.
final class Crowding {

  /// What stays free of the role's capacity with the task.
  private static final String LOAD = "load";

  /// Whose turn it is: 1 / (1 + tasks it got).
  private static final String TURN = "turn";

  private Crowding() {}

  /// By how much the score of a candidate falls when it gets one task more, 0 or more.
  static double of(Candidate candidate) {
    double sum = 0;
    for (ScorePart part : candidate.score().parts()) {
      if (part.name().equals(LOAD)) {
        sum += ofLoad(part.points(), candidate.workload());
      } else if (part.name().equals(TURN)) {
        sum += part.points() * part.points() / (1 + part.points());
      }
    }
    return sum;
  }

  /// With a limit the part is in proportion to the places that stay free, so each task takes the
  /// same from it. Without one it is taken for a share of 1 / (1 + tasks).
  private static double ofLoad(double points, Workload workload) {
    Integer capacity = workload.capacity();
    int left = capacity == null ? workload.active() + 2 : capacity - workload.active() - 1;
    return left > 0 ? Math.max(0, points / left) : 0;
  }
}
