package dev.roledispatcher.domain.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one classifier said of a task.
public sealed interface Opinion {

  /// The classifier that was asked.
  PluginRef by();

  /// It named a class.
  ///
  /// @param by the classifier
  /// @param classification the class it named
  /// @param confidence how sure it is
  /// @param evidence what the opinion rests on
  /// @param explanation why, in plain words
  /// @param probabilities how likely it takes each class to be; null when it did not say
  record Stated(
      PluginRef by,
      TaskClassification classification,
      Confidence confidence,
      List<Evidence> evidence,
      String explanation,
      @Nullable ClassProbabilities probabilities)
      implements Opinion {

    public Stated {
      evidence = List.copyOf(evidence);
    }

    /// How likely each class is, as far as the opinion says.
    public ClassProbabilities likelihoods() {
      return probabilities == null
          ? ClassProbabilities.of(classification, confidence.value())
          : probabilities;
    }

    /// The same opinion, read as that class.
    Stated saying(TaskClassification other) {
      return new Stated(
          by,
          other,
          new Confidence(
              Math.min(1, likelihoods().of(other)), confidence.basis(), confidence.calibration()),
          evidence,
          explanation,
          probabilities);
    }
  }

  /// It had no opinion, or gave none that could be used.
  ///
  /// @param by the classifier
  /// @param cause whether it chose to, or failed
  /// @param reason what happened, in plain words
  record Abstained(PluginRef by, Cause cause, String reason) implements Opinion {

    /// Why a classifier did not name a class.
    public enum Cause {
      /// It chose to.
      CHOICE,
      /// It threw something.
      ERROR,
      /// It did not answer in time.
      TIMEOUT,
      /// What it answered broke the contract.
      INVALID
    }
  }
}
