package dev.roledispatcher.domain.classification;

import org.jspecify.annotations.Nullable;

/// How sure a classification is: from 0 (a guess) to 1 (certain).
///
/// @param value 0 to 1
/// @param basis what the number means
/// @param calibration how it was measured; null unless it is calibrated and that is known
public record Confidence(double value, Basis basis, @Nullable Calibration calibration) {

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
    if (calibration != null && basis != Basis.CALIBRATED) {
      throw new IllegalArgumentException("Only a calibrated confidence has a calibration.");
    }
  }

  /// A confidence of which nobody knows how it was measured.
  public Confidence(double value, Basis basis) {
    this(value, basis, null);
  }
}
