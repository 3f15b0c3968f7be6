package dev.roledispatcher.classifier.ml.model;

/// What was measured of a model.
///
/// @param trainedOn on how many tasks it was trained
/// @param measuredOn on how many other tasks the error was measured
/// @param expectedError the expected calibration error there, over 15 bins, 0 to 1
public record Figures(int trainedOn, int measuredOn, double expectedError) {

  public Figures {
    if (trainedOn < 1 || measuredOn < 1 || !(expectedError >= 0 && expectedError <= 1)) {
      throw new IllegalArgumentException(
          "The figures (%d trained on, %d measured on, error %s) must be 1 or more tasks and an error from 0 to 1."
              .formatted(trainedOn, measuredOn, expectedError));
    }
  }
}
