package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.classification.OpinionPool;
import dev.roledispatcher.domain.classification.Thresholds;
import java.util.Map;

/// How much classifiers count and how sure they must be.
///
/// @param weights how much each classifier counts in a pool, by name, above 0, at most 10; 1 when
///   not named
/// @param thresholds how sure a link of the chain must be
public record Weighing(Map<String, Double> weights, Thresholds thresholds) {

  /// What was measured for the classifiers that come with the server (docs/model-card.md).
  public static final Weighing DEFAULT =
      new Weighing(
          Map.of("keyword", 0.6), new Thresholds(Thresholds.Safety.PEOPLE, 0.45, 0.45, 0.45));

  /// Everybody counts the same, and every opinion is followed.
  public static final Weighing EVEN = new Weighing(Map.of(), Thresholds.NONE);

  public Weighing {
    weights = Map.copyOf(weights);
    weights.forEach((name, weight) -> {
      if (!(weight > 0 && weight <= OpinionPool.MOST_WEIGHT)) {
        throw new IllegalArgumentException(
            "The weight (%s) of classifier (%s) must be above 0 and at most %s."
                .formatted(weight, name, OpinionPool.MOST_WEIGHT));
      }
    });
  }

  /// How much a classifier counts.
  double of(String classifier) {
    return weights.getOrDefault(classifier, 1.0);
  }
}
