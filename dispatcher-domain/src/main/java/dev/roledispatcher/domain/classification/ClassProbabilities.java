package dev.roledispatcher.domain.classification;

/// How likely each class is.
///
/// @param human that a person should do the task, 0 to 1
/// @param hybrid that both may, 0 to 1
/// @param ai that an AI should do it, 0 to 1; the three add up to 1
public record ClassProbabilities(double human, double hybrid, double ai) {

  /// How far the sum may be from 1.
  private static final double ROUNDING = 1e-6;

  private static final int CLASSES = 3;

  public ClassProbabilities {
    if (!(human >= 0 && hybrid >= 0 && ai >= 0) || Math.abs(human + hybrid + ai - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "The probabilities (%s, %s, %s) must be 0 or more and add up to 1."
              .formatted(human, hybrid, ai));
    }
  }

  /// What a class and a confidence say when nothing more is known: the rest is spread evenly.
  public static ClassProbabilities of(TaskClassification classification, double confidence) {
    double rest = (1 - confidence) / (CLASSES - 1);
    return switch (classification) {
      case HUMAN_PRIMARY -> new ClassProbabilities(confidence, rest, rest);
      case HYBRID -> new ClassProbabilities(rest, confidence, rest);
      case AI_PRIMARY -> new ClassProbabilities(rest, rest, confidence);
    };
  }

  /// Probabilities in proportion to these weights, each 0 or more and finite, at least one above 0.
  static ClassProbabilities inProportion(double human, double hybrid, double ai) {
    double sum = human + hybrid + ai;
    return new ClassProbabilities(human / sum, hybrid / sum, ai / sum);
  }

  /// The probability of one class.
  public double of(TaskClassification classification) {
    return switch (classification) {
      case HUMAN_PRIMARY -> human;
      case HYBRID -> hybrid;
      case AI_PRIMARY -> ai;
    };
  }

  /// The likeliest class; of equally likely ones the one that leaves more to people.
  TaskClassification likeliest() {
    if (human >= hybrid && human >= ai) {
      return TaskClassification.HUMAN_PRIMARY;
    }
    return hybrid >= ai ? TaskClassification.HYBRID : TaskClassification.AI_PRIMARY;
  }
}
