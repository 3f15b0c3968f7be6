package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.batch.BatchGap;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.selection.Candidate;

/// What the plan of a batch did with one of its tasks, in plain words.
final class PlanExplanation {

  private PlanExplanation() {}

  /// @param chosen who gets the task
  /// @param best who scores highest for it
  static Choice.Plan of(PlannedRole planned, Candidate chosen, Candidate best) {
    if (!chosen.role().equals(planned.role())) {
      return new Choice.Plan(
          false,
          "The plan of the whole batch had it for %s, which may not take it any more."
              .formatted(planned.role()));
    }
    if (planned.wished()) {
      return new Choice.Plan(
          true, "The plan of the whole batch kept a place for it with the role it prefers.");
    }
    String why = whole(planned.report());
    boolean isBest = chosen.role().equals(best.role());
    return new Choice.Plan(
        true,
        isBest
            ? "%s chose it, and nobody scores higher for this task.".formatted(why)
            : "%s chose it, although %s scores %s for this task: %s"
                .formatted(
                    why,
                    best.role(),
                    Decimals.shown(best.score().total(), 3),
                    better(planned.report())));
  }

  private static String whole(PlanReport report) {
    return report.fallback() == null
        ? "The plan of the whole batch"
        : "The greedy plan of the batch (%s)".formatted(unended(report.fallback()));
  }

  private static String better(PlanReport report) {
    if (report.fallback() != null) {
      return "tasks before it took that role's places.";
    }
    BatchGap gap = report.gap();
    if (gap.tasks() == 0 && gap.points() == 0) {
      return "as a whole the batch is as good as one task after the other.";
    }
    if (gap.tasks() == 0) {
      return gap.points() > 0
          ? "as a whole the batch is better by %s points than one task after the other."
              .formatted(points(gap.points()))
          : "as a whole the batch serves more pressing tasks than one task after the other.";
    }
    return "as a whole the batch is better by %d %s than one task after the other."
        .formatted(gap.tasks(), gap.tasks() == 1 ? "task" : "tasks");
  }

  private static String points(long points) {
    return Decimals.shown(points / (double) Bid.MOST_POINTS, 3);
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
