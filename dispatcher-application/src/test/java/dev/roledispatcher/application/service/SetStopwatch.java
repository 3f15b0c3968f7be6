package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// A stopwatch that stands still until it is moved.
final class SetStopwatch implements Stopwatch {

  private long nanos = -5;

  @Override
  public long nanos() {
    return nanos;
  }

  void advance(Duration by) {
    nanos += by.toNanos();
  }
}
