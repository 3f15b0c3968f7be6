package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;

/// A stopwatch that stands still until it is moved, or moves by itself whenever it is read.
final class SetStopwatch implements Stopwatch {

  private long nanos = -5;
  private long tick;

  @Override
  public long nanos() {
    nanos += tick;
    return nanos;
  }

  void ticks(Duration by) {
    tick = by.toNanos();
  }

  void advance(Duration by) {
    nanos += by.toNanos();
  }
}
