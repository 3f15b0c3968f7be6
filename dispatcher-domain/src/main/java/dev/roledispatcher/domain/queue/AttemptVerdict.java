package dev.roledispatcher.domain.queue;

/// What is to be done with a task nobody has, after the attempts it has seen.
public sealed interface AttemptVerdict {

  /// Why it is not simply tried again.
  enum Cause {
    /// As many attempts as it has ended without completion.
    ATTEMPTS,
    /// It was assigned as often as a task may be: it goes round in circles.
    HOPS,
    /// Every role that could take it refused or failed.
    EVERYBODY_REFUSED
  }

  /// It is tried again with the roles that are left.
  record Retry() implements AttemptVerdict {}

  /// It waits for a person, and says so.
  ///
  /// @param cause why
  record Wait(Cause cause) implements AttemptVerdict {}

  /// It takes the next step and is tried again.
  ///
  /// @param cause why
  /// @param step what is done
  /// @param number which step this is, from 1
  record Escalate(Cause cause, Escalation step, int number) implements AttemptVerdict {}

  /// It fails.
  ///
  /// @param cause why
  record Fail(Cause cause) implements AttemptVerdict {}
}
