package dev.roledispatcher.adapter.plugins;

import java.time.Duration;

/// Where the calls of one plugin run.
sealed interface PluginThreads permits OwnThreads, CallersThread {

  /// Runs the code and waits for its end, no longer than the deadline.
  <R> Run<R> run(PluginCode<R> code, Duration deadline);

  /// Takes no further call; those that run or wait go on.
  void stop();

  /// Waits for the last call to end, at most twice the time given; false when one still runs.
  boolean awaitEnd(Duration grace);

  /// What became of a call.
  sealed interface Run<R> {

    /// It ended in time.
    ///
    /// @param outcome how
    record Ended<R>(Outcome<R> outcome) implements Run<R> {}

    /// It began, and did not end in time.
    record Late<R>() implements Run<R> {}

    /// It did not begin, because others were before it.
    record Full<R>() implements Run<R> {}

    /// It did not begin or nobody waited for its end, because the server or the caller stops.
    record Stopped<R>() implements Run<R> {}
  }
}
