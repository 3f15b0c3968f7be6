package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import java.util.List;
import java.util.stream.Stream;

/// How much text relevance counts on top of the criteria, whose weights sum to 1.
///
/// @param open for a task that asks for no capability; by default so much that the words decide and
///   type and load only choose among roles that fit about as well
/// @param asking for a task that asks for capabilities; by default so little that it only breaks
///   ties
record RelevanceWeights(double open, double asking) {

  /// The name of its part in a score.
  static final String PART = "relevance";

  static final String OPEN = "weight-relevance";
  static final String ASKING = "weight-relevance-asking";

  /// The options that hold the weights.
  static List<PluginOption> declarations() {
    return List.of(
        PluginOption.of(
            OPEN,
            PluginOption.Type.DECIMAL,
            "10",
            "How much text relevance counts for tasks that ask for no capability, beside all other criteria together (1), from 0 (not at all) to %s."
                .formatted(Weights.GREATEST)),
        PluginOption.of(
            ASKING,
            PluginOption.Type.DECIMAL,
            "0.0001",
            "How much text relevance counts for tasks that ask for capabilities, beside all other criteria together (1), from 0 (not at all) to %s."
                .formatted(Weights.GREATEST)));
  }

  /// What is wrong with the configured weights.
  static List<String> mistakes(PluginSettings settings) {
    return Stream.of(OPEN, ASKING)
        .flatMap(option -> Weights.mistake(option, settings.decimal(option)).stream())
        .toList();
  }

  /// The configured weights, which must be without [#mistakes].
  static RelevanceWeights from(PluginSettings settings) {
    return new RelevanceWeights(settings.decimal(OPEN), settings.decimal(ASKING));
  }
}
