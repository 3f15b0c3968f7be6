package dev.roledispatcher.classifier.ml.model;

/// Adds to the logits of a model for a text: the place where something learned later, keyed by the
/// same features, corrects frozen weights. Safe to call from any thread.
@FunctionalInterface
public interface LogitShift {

  /// Changes nothing.
  LogitShift NONE = (_, _) -> {};

  /// Adds to the logits, which stand in the order human, hybrid, AI.
  void addTo(double[] logits, Features features);
}
