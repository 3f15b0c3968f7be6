package dev.roledispatcher.adapter.plugins;

/// What came of asking a plugin.
sealed interface Answer<V> {

  /// It answered, and the answer keeps the contract.
  ///
  /// @param value the answer as the domain knows it
  record Sound<V>(V value) implements Answer<V> {}

  /// There is no answer that could be used.
  ///
  /// @param cause why
  /// @param reason why, in one sentence for people
  record Missing<V>(Cause cause, String reason) implements Answer<V> {}

  /// Why there is no answer.
  enum Cause {
    /// The plugin threw something.
    THREW,
    /// It did not answer in time, or no time was left to ask it.
    LATE,
    /// Its answer breaks the contract.
    WRONG,
    /// It was not asked, or not to the end: it rests, it is busy, or the server stops.
    UNASKED
  }
}
