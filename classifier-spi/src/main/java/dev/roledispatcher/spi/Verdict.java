package dev.roledispatcher.spi;

import java.util.List;

/// What a classifier says of a task: a class, or nothing.
public sealed interface Verdict {

  /// The classifier has an opinion.
  ///
  /// @param routingClass who should do the task
  /// @param confidence how sure it is, 0 to 1
  /// @param calibrated true when the confidence is a probability measured on data, false when it is
  ///   a raw score
  /// @param factors what the opinion rests on, most important first; at most 64
  /// @param explanation why, in plain words for people; at most 2,000 characters
  record Classified(
      RoutingClass routingClass,
      double confidence,
      boolean calibrated,
      List<Factor> factors,
      String explanation)
      implements Verdict {

    public Classified {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(
            "The confidence (%s) must be a number from 0 to 1.".formatted(confidence));
      }
      factors = List.copyOf(factors);
    }
  }

  /// The classifier has no opinion; the next one is asked.
  ///
  /// @param reason why not, in plain words
  record Abstained(String reason) implements Verdict {}
}
