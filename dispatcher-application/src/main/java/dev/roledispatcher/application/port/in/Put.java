package dev.roledispatcher.application.port.in;

/// What became of something that was to be made or replaced.
///
/// @param value as it is now
/// @param change what was done to it
/// @param <T> what it is
public record Put<T>(T value, Change change) {

  /// What can be done.
  public enum Change {
    /// It was not there before.
    CREATED,
    /// It said something else before.
    CHANGED,
    /// It said the same before; nothing was written.
    UNCHANGED
  }
}
