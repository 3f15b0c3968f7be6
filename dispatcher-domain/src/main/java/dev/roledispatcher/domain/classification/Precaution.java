package dev.roledispatcher.domain.classification;

import java.util.Locale;

/// Why a task did not go to the class that was named for it, but to a safer one.
///
/// @param from the class that was named
/// @param probability how likely that class was, together with those that are less safe, 0 to 1
/// @param threshold how likely it would have had to be
public record Precaution(TaskClassification from, double probability, double threshold) {

  /// Why, in plain words.
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "It was named %s, but with a probability of %.2f, below the threshold of %.2f, it goes to the safer class.",
        from.name().toLowerCase(Locale.ROOT),
        probability,
        threshold);
  }
}
