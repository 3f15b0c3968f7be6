package dev.roledispatcher.application.port.out;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Measures durations: a clock that is never set back and says nothing of the date.
@FunctionalInterface
public interface Stopwatch {

  /// Nanoseconds since some fixed moment.
  long nanos();

  /// Runs some work and tells how long it took, however it ended.
  default <T> T time(Supplier<T> work, Consumer<Duration> took) {
    long start = nanos();
    try {
      return work.get();
    } finally {
      took.accept(Duration.ofNanos(nanos() - start));
    }
  }
}
