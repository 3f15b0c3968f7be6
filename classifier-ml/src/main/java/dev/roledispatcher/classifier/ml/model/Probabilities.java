package dev.roledispatcher.classifier.ml.model;

import dev.roledispatcher.spi.RoutingClass;
import java.util.EnumMap;
import java.util.Map;

/// How likely each class is; the three add up to 1.
///
/// @param human that a person leads
/// @param hybrid that both share it
/// @param ai that AI leads
public record Probabilities(double human, double hybrid, double ai) {

  private static final double ROUNDING = 1e-6;

  public Probabilities {
    if (!(human >= 0 && hybrid >= 0 && ai >= 0) || Math.abs(human + hybrid + ai - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "The probabilities (%s, %s, %s) must be 0 or more and add up to 1."
              .formatted(human, hybrid, ai));
    }
  }

  /// Turns logits (human, hybrid, AI) to probabilities (softmax).
  ///
  /// @param logits three finite numbers
  /// @param temperature more than 0; above 1 evens the probabilities out
  public static Probabilities ofLogits(double[] logits, double temperature) {
    double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double human = Math.exp((logits[0] - most) / temperature);
    double hybrid = Math.exp((logits[1] - most) / temperature);
    double ai = Math.exp((logits[2] - most) / temperature);
    double sum = human + hybrid + ai;
    return new Probabilities(human / sum, hybrid / sum, ai / sum);
  }

  /// The probability of a class.
  public double of(RoutingClass routingClass) {
    return switch (routingClass) {
      case HUMAN_PRIMARY -> human;
      case HYBRID -> hybrid;
      case AI_PRIMARY -> ai;
    };
  }

  /// A mixture with others.
  ///
  /// @param part how much of these, 0 to 1; the rest is the others
  public Probabilities mixed(double part, Probabilities others) {
    double rest = 1 - part;
    return new Probabilities(
        part * human + rest * others.human,
        part * hybrid + rest * others.hybrid,
        part * ai + rest * others.ai);
  }

  /// The same as a map.
  public Map<RoutingClass, Double> byClass() {
    Map<RoutingClass, Double> map = new EnumMap<>(RoutingClass.class);
    map.put(RoutingClass.HUMAN_PRIMARY, human);
    map.put(RoutingClass.HYBRID, hybrid);
    map.put(RoutingClass.AI_PRIMARY, ai);
    return map;
  }
}
