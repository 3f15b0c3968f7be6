package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.ScorePart;
import java.util.List;
import java.util.Optional;

/// How much it counts how a candidate did with earlier tasks like this one, on top of the criteria,
/// whose weights sum to 1.
///
/// @param weight what all successes and no failure would give, and the contrary take away
record AffinityWeight(double weight) {

  /// The name of its part in a score.
  static final String PART = "affinity";

  static final String OPTION = "weight-affinity";

  /// The option that holds the weight.
  static PluginOption declaration() {
    return PluginOption.of(
        OPTION,
        PluginOption.Type.DECIMAL,
        "0.05",
        "How much successes with tasks like this one add, and failures take away, beside all other criteria together (1), from 0 (nothing) to %s."
            .formatted(Weights.GREATEST));
  }

  /// What is wrong with the configured weight; nothing or one sentence.
  static List<String> mistakes(PluginSettings settings) {
    return Weights.mistake(OPTION, settings.decimal(OPTION));
  }

  /// The configured weight, which must be without [#mistakes].
  static AffinityWeight from(PluginSettings settings) {
    return new AffinityWeight(settings.decimal(OPTION));
  }

  /// The part of a candidate's score: `weight · (2 · success rate − 1)`, more for successes, less
  /// than nothing for failures; empty when nothing is known of it.
  Optional<ScorePart> of(CandidateView candidate) {
    return candidate
        .affinity()
        .map(known -> new ScorePart(PART, weight * (2 * known.successRate() - 1)));
  }
}
