package dev.roledispatcher.classifier.keyword;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much each factor counts: none negative, at least one positive.
///
/// @param byFactor a weight for each factor, from 0 to 1,000,000; a missing one is 0
record Weights(Map<FactorName, Double> byFactor) {

  private static final double MOST = 1_000_000;

  Weights {
    byFactor = Map.copyOf(byFactor);
    List<String> wrong = wrongIn(byFactor);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
  }

  /// What is wrong with weights, one sentence each; empty when nothing is.
  static List<String> wrongIn(Map<FactorName, Double> weights) {
    List<String> wrong = new ArrayList<>();
    weights.forEach((factor, weight) -> {
      if (!(weight >= 0 && weight <= MOST)) {
        wrong.add(
            "The option %s (%s) must be from 0 to %s.".formatted(factor.option(), weight, MOST));
      }
    });
    if (weights.values().stream().allMatch(weight -> weight == 0)) {
      wrong.add(
          "At least one of the options weight-keywords, -complexity, -urgency, -skills and -rules must be more than 0.");
    }
    return wrong;
  }

  /// The weights used when nothing is configured.
  static Weights byDefault() {
    Map<FactorName, Double> weights = new EnumMap<>(FactorName.class);
    for (FactorName factor : FactorName.values()) {
      weights.put(factor, Double.valueOf(factor.defaultWeight()));
    }
    return new Weights(weights);
  }

  /// The largest of the weights.
  double largest() {
    return Collections.max(byFactor.values());
  }

  /// The weight of a factor.
  double of(FactorName factor) {
    return byFactor.getOrDefault(factor, 0.0);
  }
}
