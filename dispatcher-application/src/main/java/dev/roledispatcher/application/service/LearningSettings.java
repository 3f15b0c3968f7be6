package dev.roledispatcher.application.service;

import java.util.Map;

/// How learning from feedback is done.
///
/// @param enabled whether corrections are studied; feedback is recorded either way
/// @param mostCorrections the newest so many corrections count, 1 to 10,000
/// @param trust how much to believe somebody, by name, 0 to 1
/// @param trustInOthers how much to believe those not named, 0 to 1
public record LearningSettings(
    boolean enabled, int mostCorrections, Map<String, Double> trust, double trustInOthers) {

  /// What holds when nothing is configured.
  public static final LearningSettings DEFAULT = new LearningSettings(true, 1_000, Map.of(), 1);

  public LearningSettings {
    trust = Map.copyOf(trust);
    if (mostCorrections < 1 || mostCorrections > 10_000) {
      throw new IllegalArgumentException(
          "The most corrections that count (%d) must be 1 to 10,000.".formatted(mostCorrections));
    }
    trust.forEach(LearningSettings::requireTrust);
    requireTrust("others", trustInOthers);
  }

  private static void requireTrust(String whom, double trust) {
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException(
          "The trust in %s (%s) must be a number from 0 to 1.".formatted(whom, trust));
    }
  }

  /// How much to believe somebody.
  double trustIn(String name) {
    return trust.getOrDefault(name, trustInOthers);
  }
}
