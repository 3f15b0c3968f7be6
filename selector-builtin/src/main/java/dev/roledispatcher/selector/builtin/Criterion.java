package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginOption;

/// What a candidate is judged by, in the order in which the parts of a score are listed.
enum Criterion {
  /// How many of the requirements it meets.
  COVERAGE("coverage", 0.35),
  /// How good it is at what is asked.
  PROFICIENCY("proficiency", 0.20),
  /// How well its type suits the class of the task.
  TYPE_FIT("type_fit", 0.20),
  /// How much of what it can do is asked.
  SPECIFICITY("specificity", 0.10),
  /// How free it would still be with this task.
  LOAD("load", 0.15);

  private final String part;
  private final double defaultWeight;

  Criterion(String part, double defaultWeight) {
    this.part = part;
    this.defaultWeight = defaultWeight;
  }

  /// The name of its part in a score.
  String part() {
    return part;
  }

  /// The name of the option that holds its weight.
  String option() {
    return "weight-" + part.replace('_', '-');
  }

  /// The option that holds its weight.
  PluginOption declaration() {
    return PluginOption.of(
        option(),
        PluginOption.Type.DECIMAL,
        Double.toString(defaultWeight),
        "How much %s counts beside the other weights, from 0 (not at all) to %s."
            .formatted(part, Weights.GREATEST));
  }
}
