package dev.roledispatcher.application.port.out;

/// Measures durations: a clock that is never set back and says nothing of the date.
@FunctionalInterface
public interface Stopwatch {

  /// Nanoseconds since some fixed moment.
  long nanos();
}
