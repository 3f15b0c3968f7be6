package dev.roledispatcher.domain.classification;

import java.util.List;

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
  record Stated(
      PluginRef by,
      TaskClassification classification,
      Confidence confidence,
      List<Evidence> evidence,
      String explanation)
      implements Opinion {

    public Stated {
      evidence = List.copyOf(evidence);
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
