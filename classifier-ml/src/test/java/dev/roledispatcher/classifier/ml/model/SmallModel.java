package dev.roledispatcher.classifier.ml.model;

import java.util.stream.IntStream;

/// A model that knows the words of one sentence: they speak for a person, all else for nobody.
final class SmallModel {

  static final String KNOWN = "Repair broken pipes";

  private SmallModel() {}

  static Model model() {
    Features features = Features.of(KNOWN);
    int[] hashes = IntStream.range(0, features.size()).map(features::hash).sorted().toArray();
    double[][] weights = new double[hashes.length][1];
    for (double[] row : weights) {
      row[0] = 0.5;
    }
    return new Model(
        FeatureTable.of(hashes, weights),
        new double[] {0},
        new double[][] {{0, 1, 0}, {0, 0, 0}, {0, -1, 0}},
        1,
        new Probabilities(0.5, 0.3, 0.2),
        new Costs(1),
        new Figures(10, 5, 0.25),
        "from tests");
  }
}
