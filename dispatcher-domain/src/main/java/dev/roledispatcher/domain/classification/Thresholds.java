package dev.roledispatcher.domain.classification;

import java.util.List;

/// How sure a calibrated opinion must be to be followed, and which way a task goes when it is not.
///
/// The classes stand in a row: AI, hybrid, human. An opinion is sure of a class when the class and
/// all before it, seen in the direction of safety, are likely enough together: a task may go to an
/// AI when "AI" is likely enough, and to both when "AI or hybrid" is. A raw score is no probability
/// and is never held against a threshold.
///
/// @param safety which way is safer
/// @param human the threshold for people, 0 to 1; counts only when AI is the safer side
/// @param hybrid the threshold for both, 0 to 1
/// @param ai the threshold for AI, 0 to 1; counts only when people are the safer side
public record Thresholds(Safety safety, double human, double hybrid, double ai) {

  private static final List<TaskClassification> TO_PEOPLE =
      List.of(
          TaskClassification.AI_PRIMARY,
          TaskClassification.HYBRID,
          TaskClassification.HUMAN_PRIMARY);

  /// Follows every opinion.
  public static final Thresholds NONE = new Thresholds(Safety.NEITHER, 0, 0, 0);

  /// Which side is safer.
  public enum Safety {
    /// A doubtful task goes from AI to hybrid to people.
    PEOPLE,
    /// A doubtful task goes from people to hybrid to AI.
    AI,
    /// Doubt changes nothing.
    NEITHER
  }

  public Thresholds {
    requireShare("human", human);
    requireShare("hybrid", hybrid);
    requireShare("ai", ai);
  }

  /// True when the opinion may be followed as it is.
  public boolean areMetBy(Opinion.Stated opinion) {
    return !applyTo(opinion) || safe(opinion) == opinion.classification();
  }

  /// The opinion with the class it is sure enough of: its own, or a safer one.
  public Opinion.Stated heeding(Opinion.Stated opinion) {
    return areMetBy(opinion) ? opinion : opinion.saying(safe(opinion));
  }

  /// Why the opinion is not followed as it is.
  ///
  /// @param opinion one that does not meet the thresholds
  public Precaution precaution(Opinion.Stated opinion) {
    TaskClassification named = opinion.classification();
    return new Precaution(named, mass(opinion.likelihoods(), named), threshold(named));
  }

  private boolean applyTo(Opinion.Stated opinion) {
    return safety != Safety.NEITHER && opinion.confidence().basis() == Confidence.Basis.CALIBRATED;
  }

  private TaskClassification safe(Opinion.Stated opinion) {
    List<TaskClassification> row = row();
    ClassProbabilities probabilities = opinion.likelihoods();
    int at = row.indexOf(opinion.classification());
    while (at < row.size() - 1 && mass(probabilities, row.get(at)) < threshold(row.get(at))) {
      at++;
    }
    return row.get(at);
  }

  private double mass(ClassProbabilities probabilities, TaskClassification upTo) {
    double mass = 0;
    for (TaskClassification classification : row()) {
      mass += probabilities.of(classification);
      if (classification == upTo) {
        break;
      }
    }
    return mass;
  }

  private List<TaskClassification> row() {
    return switch (safety) {
      case PEOPLE, NEITHER -> TO_PEOPLE;
      case AI -> TO_PEOPLE.reversed();
    };
  }

  private double threshold(TaskClassification classification) {
    return switch (classification) {
      case HUMAN_PRIMARY -> human;
      case HYBRID -> hybrid;
      case AI_PRIMARY -> ai;
    };
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The threshold (%s) for %s must be a number from 0 to 1.".formatted(share, what));
    }
  }
}
