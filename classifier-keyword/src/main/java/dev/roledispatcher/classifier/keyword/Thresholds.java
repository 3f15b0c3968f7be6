package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;
import java.util.ArrayList;
import java.util.List;

/// Where the score decides: from `human` upwards a person leads, from minus `ai` downwards AI does.
///
/// @param human more than 0, at most 1
/// @param ai more than 0, at most 1
record Thresholds(double human, double ai) {

  Thresholds {
    List<String> wrong = wrongIn(human, ai);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
  }

  /// What is wrong with thresholds, one sentence each; empty when nothing is.
  static List<String> wrongIn(double human, double ai) {
    List<String> wrong = new ArrayList<>();
    checkPart("human-threshold", human, wrong);
    checkPart("ai-threshold", ai, wrong);
    return wrong;
  }

  private static void checkPart(String option, double threshold, List<String> wrong) {
    if (!(threshold > 0 && threshold <= 1)) {
      wrong.add(
          "The option %s (%s) must be more than 0 and at most 1.".formatted(option, threshold));
    }
  }

  /// The class a score belongs to.
  RoutingClass classOf(double score) {
    if (score >= human) {
      return RoutingClass.HUMAN_PRIMARY;
    }
    return score <= -ai ? RoutingClass.AI_PRIMARY : RoutingClass.HYBRID;
  }

  /// How far inside a class a score lies: 0 at its border or outside, 1 at its far end, which for
  /// the middle class is a score of 0.
  double depth(RoutingClass routingClass, double score) {
    double depth =
        switch (routingClass) {
          case HUMAN_PRIMARY -> beyond(score, human);
          case AI_PRIMARY -> beyond(-score, ai);
          case HYBRID -> score >= 0 ? (human - score) / human : (ai + score) / ai;
        };
    return Math.clamp(depth, 0, 1);
  }

  private static double beyond(double score, double threshold) {
    return threshold == 1 ? (score >= 1 ? 1 : 0) : (score - threshold) / (1 - threshold);
  }
}
