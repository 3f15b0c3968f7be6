package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The thread of whoever asks: for plugins that are part of the server and are known to end.
///
/// Waking another thread and being woken by it takes longer than a built-in plugin thinks. The
/// price is that a late answer can only be thrown away, not interrupted; see ADR 10.
final class CallersThread implements PluginThreads {

  /// More than there are threads, so that counting calls never turns one away.
  private static final int EVERY_CALL = Integer.MAX_VALUE;

  private final Stopwatch stopwatch;
  private final Semaphore calls = new Semaphore(EVERY_CALL);
  private volatile boolean stopped;

  CallersThread(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
  }

  @Override
  public <R> Run<R> run(PluginCode<R> code, Duration deadline) {
    // Whoever stops says so before it counts, and a call counts before it looks.
    if (!calls.tryAcquire()) {
      return new Run.Stopped<>();
    }
    try {
      return stopped ? new Run.Stopped<>() : runCounted(code, deadline);
    } finally {
      calls.release();
    }
  }

  private <R> Run<R> runCounted(PluginCode<R> code, Duration deadline) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    long start = stopwatch.nanos();
    try {
      Outcome<R> outcome = code.call();
      return stopwatch.nanos() - start > deadline.toNanos()
          ? new Run.Late<>()
          : new Run.Ended<>(outcome);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  /// Waits for the last call to end.
  @Override
  public boolean awaitEnd(Duration grace) {
    try {
      return calls.tryAcquire(EVERY_CALL, grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
