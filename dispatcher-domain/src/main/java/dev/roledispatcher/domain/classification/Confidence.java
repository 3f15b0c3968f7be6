package dev.roledispatcher.domain.classification;

/// How sure a classification is: from 0 (a guess) to 1 (certain).
///
/// @param value 0 to 1
/// @param basis what the number means
public record Confidence(double value, Basis basis) {

  /// What a confidence means.
  public enum Basis {
    /// The raw score of a classifier: comparable with itself, not a probability.
    RAW_SCORE,
    /// A probability measured on data.
    CALIBRATED,
    /// Nobody estimated anything: a caller, a rule or a setting decided.
    DECREED
  }

  public Confidence {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "The confidence (%s) must be a number from 0 to 1.".formatted(value));
    }
  }
}
