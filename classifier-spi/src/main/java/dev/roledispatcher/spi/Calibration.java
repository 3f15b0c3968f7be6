package dev.roledispatcher.spi;

/// How well a confidence was seen to agree with what turned out to be true.
///
/// @param method how the probabilities were fitted, for instance `temperature scaling`
/// @param samples on how many tasks the error was measured, 1 or more; none of them trained on
/// @param expectedError the expected calibration error (ECE) on them, 0 to 1: the mean distance
///   between confidence and share of right answers, over 15 bins of equal width (Guo et al., "On
///   Calibration of Modern Neural Networks", 2017)
public record Calibration(String method, int samples, double expectedError) {

  public Calibration {
    if (method.isBlank()) {
      throw new IllegalArgumentException("The method of a calibration must not be blank.");
    }
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
