package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;
import java.util.EnumMap;
import java.util.Map;

/// How likely each class is, made of a score: meant to be put together with what other classifiers
/// say.
///
/// With the score `s`, its evidence `e` and the thresholds `human` and `ai`:
///
/// ```
/// person = min(2, s / human)      both = min(1, e / 0.15)      AI = min(2, −s / ai)
/// p      = exp(each) / Σ exp
/// ```
///
/// So all classes are equally likely when nothing was found, and a person and both are when the
/// score stands at the threshold between them.
///
/// Where the main action is a decision only a person may take, AI gets 0, which is a veto, and
/// `person` counts six times: what others have learned of such a task is who could do it, not who
/// may. Six is the least whole number by which the clear decisions of the first examples stay with
/// a person beside a learned classifier that is sure of the contrary.
final class Prospects {

  private static final double FARTHEST = 2;
  private static final double ENOUGH = 0.15;
  private static final double AUTHORITY = 6;

  private Prospects() {}

  /// The probabilities under a score.
  ///
  /// @param vetoed whether AI must not do it alone
  static Map<RoutingClass, Double> of(Score score, Thresholds thresholds, boolean vetoed) {
    double value = score.value();
    double leaning = within(value / thresholds.human());
    double person = Math.exp(vetoed ? AUTHORITY * leaning : leaning);
    double both = Math.exp(Math.min(1, score.evidence() / ENOUGH));
    double ai = vetoed ? 0 : Math.exp(within(-value / thresholds.ai()));
    double sum = person + both + ai;
    Map<RoutingClass, Double> prospects = new EnumMap<>(RoutingClass.class);
    prospects.put(RoutingClass.HUMAN_PRIMARY, person / sum);
    prospects.put(RoutingClass.HYBRID, both / sum);
    prospects.put(RoutingClass.AI_PRIMARY, ai / sum);
    return prospects;
  }

  /// The probabilities when a rule of the operator decides: its class is certain.
  static Map<RoutingClass, Double> certain(RoutingClass routingClass) {
    return Map.of(routingClass, 1.0);
  }

  private static double within(double number) {
    return Math.clamp(number, -FARTHEST, FARTHEST);
  }
}
