package dev.roledispatcher.spi;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a classifier says of a task: a class, or nothing.
public sealed interface Verdict {

  /// The classifier has an opinion.
  ///
  /// @param routingClass who should do the task
  /// @param confidence how sure it is, 0 to 1
  /// @param calibrated true when the confidence is a probability measured on data, false when it is
  ///   a raw score
  /// @param factors what the opinion rests on, most important first; at most 64
  /// @param explanation why, in plain words for people; at most 2,000 characters
  /// @param probabilities how likely each class is, adding up to 1; a class that is not named has
  ///   0, which keeps the task from it even when other classifiers would choose it; empty when the
  ///   classifier knows no more than its class and confidence
  /// @param calibration how the confidence was measured; null when nothing is known of it
  record Classified(
      RoutingClass routingClass,
      double confidence,
      boolean calibrated,
      List<Factor> factors,
      String explanation,
      Map<RoutingClass, Double> probabilities,
      @Nullable Calibration calibration)
      implements Verdict {

    /// How far the sum of the probabilities may be from 1.
    private static final double ROUNDING = 1e-6;

    /// Far more than anybody reads; what goes beyond the 64 that are kept is cut.
    private static final int MOST_FACTORS = 10_000;

    public Classified {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "The confidence (%s) must be a number from 0 to 1.".formatted(confidence));
      }
      if (calibration != null && !calibrated) {
        throw new IllegalArgumentException("Only a calibrated confidence has a calibration.");
      }
      factors = Copies.ofAtMost(MOST_FACTORS, "factors", factors);
      probabilities = distribution(probabilities);
      requireDistribution(probabilities);
    }

    /// An opinion of which only the class and the confidence are known.
    public Classified(
        RoutingClass routingClass,
        double confidence,
        boolean calibrated,
        List<Factor> factors,
        String explanation) {
      this(routingClass, confidence, calibrated, factors, explanation, Map.of(), null);
    }

    private static Map<RoutingClass, Double> distribution(Map<RoutingClass, Double> given) {
      Map<RoutingClass, Double> copy = new EnumMap<>(RoutingClass.class);
      for (Map.Entry<RoutingClass, Double> entry : given.entrySet()) {
        if (copy.put(entry.getKey(), entry.getValue()) != null) {
          throw new IllegalArgumentException(
              "The probability of class (%s) must be given once.".formatted(entry.getKey()));
        }
      }
      return Map.copyOf(copy);
    }

    private static void requireDistribution(Map<RoutingClass, Double> probabilities) {
      double sum = 0;
      for (double probability : probabilities.values()) {
        if (!(probability >= 0 && probability <= 1)) {
          throw new IllegalArgumentException(
              "The probability (%s) of a class must be a number from 0 to 1."
                  .formatted(probability));
        }
        sum += probability;
      }
      if (!probabilities.isEmpty() && Math.abs(sum - 1) > ROUNDING) {
        throw new IllegalArgumentException(
            "The probabilities (%s) must add up to 1.".formatted(probabilities));
      }
    }
  }

  /// The classifier has no opinion; the next one is asked.
  ///
  /// @param reason why not, in plain words
  record Abstained(String reason) implements Verdict {}
}
