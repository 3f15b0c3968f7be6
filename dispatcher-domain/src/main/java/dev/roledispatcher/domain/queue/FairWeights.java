package dev.roledispatcher.domain.queue;

import java.util.Map;

/// How large the share of each key is: a key of weight 2 gets twice what one of weight 1 gets.
///
/// @param byKey the keys that differ, at most [#MOST_KEYS], each weight within [#LEAST] and [#MOST]
/// @param others the weight of every other key
public record FairWeights(Map<FairnessKey, Double> byKey, double others) {

  /// The smallest weight.
  public static final double LEAST = 0.001;

  /// The largest weight.
  public static final double MOST = 1_000;

  /// The most keys with a weight of their own.
  public static final int MOST_KEYS = 10_000;

  /// The same share for every key.
  public static final FairWeights EQUAL = new FairWeights(Map.of(), 1);

  public FairWeights {
    byKey = Map.copyOf(byKey);
    if (byKey.size() > MOST_KEYS) {
      throw new IllegalArgumentException(
          "The keys (%d) with a weight of their own must be at most %d."
              .formatted(byKey.size(), MOST_KEYS));
    }
    byKey.forEach((key, weight) -> require(key.value(), weight));
    require("every other key", others);
  }

  /// The weight of a key.
  public double of(FairnessKey key) {
    return byKey.getOrDefault(key, others);
  }

  static double require(String key, double weight) {
    if (!(weight >= LEAST && weight <= MOST)) {
      throw new IllegalArgumentException(
          "The fairness weight (%s) of (%s) must be %s to %s.".formatted(weight, key, LEAST, MOST));
    }
    return weight;
  }
}
