package dev.roledispatcher.adapter.tokens;

import java.util.Optional;

/// How the tokens of a family of models are counted.
sealed interface Counting {

  /// With the vocabulary of the models.
  ///
  /// @param encoding whose vocabulary that is
  record Exactly(TokenEncoding encoding) implements Counting {}

  /// By what [#BASE] counts and a margin.
  ///
  /// @param margin the margin
  record Estimated(Margin margin) implements Counting {}

  /// The encoding that estimates are based on.
  TokenEncoding BASE = TokenEncoding.O200K_BASE;

  /// What an estimate starts with where it is written down.
  String ESTIMATE = "estimate:";

  /// What is written down as the name of an encoding, or as an estimate such as `estimate:0.25`;
  /// nothing if it is neither.
  static Optional<Counting> of(String written) {
    return written.startsWith(ESTIMATE)
        ? Margin.of(written.substring(ESTIMATE.length())).map(Estimated::new)
        : TokenEncoding.find(written).map(Exactly::new);
  }
}
