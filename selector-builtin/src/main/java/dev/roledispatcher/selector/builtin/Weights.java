package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginSettings;
import java.util.ArrayList;
import java.util.List;

/// How much each criterion counts: shares from 0 to 1 that sum to 1, made from any weights.
///
/// @param coverage the share of [Criterion#COVERAGE]
/// @param proficiency the share of [Criterion#PROFICIENCY]
/// @param typeFit the share of [Criterion#TYPE_FIT]
/// @param specificity the share of [Criterion#SPECIFICITY]
/// @param load the share of [Criterion#LOAD]
record Weights(
    double coverage, double proficiency, double typeFit, double specificity, double load) {

  /// The greatest weight that can be configured.
  static final int GREATEST = 1_000;

  Weights {
    double sum = coverage + proficiency + typeFit + specificity + load;
    double least =
        Math.min(coverage, Math.min(proficiency, Math.min(typeFit, Math.min(specificity, load))));
    if (!(least >= 0 && sum > 0 && Double.isFinite(sum))) {
      throw new IllegalArgumentException(
          "The weights (%s, %s, %s, %s, %s) must be 0 or more, finite, and not all 0."
              .formatted(coverage, proficiency, typeFit, specificity, load));
    }
    coverage /= sum;
    proficiency /= sum;
    typeFit /= sum;
    specificity /= sum;
    load /= sum;
  }

  /// The configured weights, made to sum to 1.
  ///
  /// @throws PluginException with every mistake at once: weights outside 0 to [#GREATEST], or all 0
  static Weights from(PluginSettings settings) {
    Mistakes.refuse(mistakes(settings));
    return new Weights(
        settings.decimal(Criterion.COVERAGE.option()),
        settings.decimal(Criterion.PROFICIENCY.option()),
        settings.decimal(Criterion.TYPE_FIT.option()),
        settings.decimal(Criterion.SPECIFICITY.option()),
        settings.decimal(Criterion.LOAD.option()));
  }

  /// What is wrong with the configured weights.
  static List<String> mistakes(PluginSettings settings) {
    List<String> mistakes = new ArrayList<>();
    double sum = 0;
    for (Criterion criterion : Criterion.values()) {
      double weight = settings.decimal(criterion.option());
      mistakes.addAll(mistake(criterion.option(), weight));
      sum += weight;
    }
    if (mistakes.isEmpty() && sum == 0) {
      mistakes.add(
          "The weights of selector (%s) must not all be 0."
              .formatted(WeightedSelectorFactory.NAME));
    }
    return mistakes;
  }

  /// What is wrong with one weight; nothing or one sentence.
  static List<String> mistake(String option, double weight) {
    return weight >= 0 && weight <= GREATEST
        ? List.of()
        : List.of(
            "The option %s (%s) of selector (%s) must be a number from 0 to %s."
                .formatted(option, weight, WeightedSelectorFactory.NAME, GREATEST));
  }
}
