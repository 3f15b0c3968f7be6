package dev.roledispatcher.adapter.plugins;

/// Turns the answer of a plugin into one of the domain.
@FunctionalInterface
interface AnswerCheck<R, V> {

  /// The answer as the domain knows it. Runs on the thread of the caller.
  ///
  /// @throws WrongAnswerException when the answer breaks the contract
  V check(R answer) throws WrongAnswerException;
}
