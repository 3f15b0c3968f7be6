package dev.roledispatcher.domain.classification;

/// How well a confidence was seen to agree with what turned out to be true.
///
/// @param method how the probabilities were fitted, in plain words
/// @param samples on how many tasks the error was measured, 1 or more
/// @param expectedError the expected calibration error, 0 to 1: the mean distance between
///   confidence and share of right answers (Guo et al., 2017)
public record Calibration(String method, int samples, double expectedError) {

  public Calibration {
    if (samples < 1) {
      throw new IllegalArgumentException(
          "The samples (%d) of a calibration must be 1 or more.".formatted(samples));
    }
    if (!(expectedError >= 0 && expectedError <= 1)) {
      throw new IllegalArgumentException(
          "The expected error (%s) must be a number from 0 to 1.".formatted(expectedError));
    }
  }
}
