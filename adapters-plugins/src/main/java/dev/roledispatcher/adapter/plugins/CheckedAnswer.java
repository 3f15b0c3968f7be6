package dev.roledispatcher.adapter.plugins;

import org.jspecify.annotations.Nullable;

/// Checks an answer that may hold anything, whatever its type says.
final class CheckedAnswer {

  private CheckedAnswer() {}

  /// The answer as the domain knows it.
  ///
  /// @throws WrongAnswerException when the answer breaks the contract
  static <R, V> V of(@Nullable R answer, AnswerCheck<R, V> check) throws WrongAnswerException {
    if (answer == null) {
      throw new WrongAnswerException("it is null");
    }
    try {
      return check.check(answer);
    } catch (ClassCastException mistyped) {
      // Lists and maps keep no promise about what is in them when their maker got round the
      // compiler.
      throw new WrongAnswerException("something in it is not of the type that it should be");
    }
  }
}
