package dev.roledispatcher.classifier.ml.model;

import dev.roledispatcher.spi.RoutingClass;
import java.util.List;

/// What a wrong answer costs: the number of steps between the right class and the answer, on the
/// ladder human, hybrid, AI; times a factor when AI was right.
///
/// The answer with the least expected cost wins. So a task that is either a person's or AI's goes
/// to both rather than to the wrong one. The probabilities stay as they are.
///
/// @param aiFactor how much more missing an AI task costs than missing another, more than 0
public record Costs(double aiFactor) {

  private static final List<RoutingClass> LADDER =
      List.of(RoutingClass.HUMAN_PRIMARY, RoutingClass.HYBRID, RoutingClass.AI_PRIMARY);

  public Costs {
    if (!(aiFactor > 0 && aiFactor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The factor of missed AI tasks (%s) must be a number more than 0.".formatted(aiFactor));
    }
  }

  /// The answer with the least expected cost; of equal ones the one nearer to a person.
  public RoutingClass cheapest(Probabilities probabilities) {
    double human = probabilities.of(RoutingClass.HUMAN_PRIMARY);
    double hybrid = probabilities.of(RoutingClass.HYBRID);
    double ai = probabilities.of(RoutingClass.AI_PRIMARY) * aiFactor;
    double costOfHuman = hybrid + 2 * ai;
    double costOfHybrid = human + ai;
    double costOfAi = 2 * human + hybrid;
    if (costOfHuman <= costOfHybrid && costOfHuman <= costOfAi) {
      return RoutingClass.HUMAN_PRIMARY;
    }
    return costOfHybrid <= costOfAi ? RoutingClass.HYBRID : RoutingClass.AI_PRIMARY;
  }

  /// Where a class stands on the ladder from human (0) to AI (2).
  public static int step(RoutingClass routingClass) {
    return LADDER.indexOf(routingClass);
  }
}
