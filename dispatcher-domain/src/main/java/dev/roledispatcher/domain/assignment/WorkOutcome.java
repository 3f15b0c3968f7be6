package dev.roledispatcher.domain.assignment;

/// What came of work that is done.
public enum WorkOutcome {
  /// All that was asked for.
  SUCCESS,
  /// Some of it.
  PARTIAL,
  /// Nothing of use; the work is over nevertheless.
  FAILURE
}
