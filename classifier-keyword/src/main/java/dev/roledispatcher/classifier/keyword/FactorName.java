package dev.roledispatcher.classifier.keyword;

import java.util.Locale;

/// The five things a verdict rests on.
enum FactorName {
  /// The words of the description.
  KEYWORDS("0.30"),
  /// How open the work is.
  COMPLEXITY("0.25"),
  /// How pressing it is.
  URGENCY("0.15"),
  /// The capabilities it asks for.
  SKILLS("0.15"),
  /// The first rule that fits.
  RULES("0.15");

  private final String defaultWeight;

  FactorName(String defaultWeight) {
    this.defaultWeight = defaultWeight;
  }

  /// Its name in verdicts.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The option that sets its weight.
  String option() {
    return "weight-" + text();
  }

  /// Its weight when nothing is configured.
  String defaultWeight() {
    return defaultWeight;
  }
}
