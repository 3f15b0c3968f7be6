package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// Gives a plugin a rest when it fails again and again.
///
/// ```
/// CLOSED ──(so many of the latest calls failed)──→ RESTING ──(rest over, one call tries it)──→ TRYING
///    ↑                                       ↑______(it fails, or nobody knows)_________|
///    |___________________________________________________(it succeeds)__________________|
/// ```
///
/// Whoever [enters][#enter] tells how it went with the same pass, exactly once. Safe to use from
/// any thread; a call that succeeds while all is well writes nothing.
///
/// The latest calls are four times as many as the failures that it takes, so that a plugin which
/// fails on every fourth task rests as well as one that always fails.
final class Breaker {

  /// What the plugin gets from [#enter].
  sealed interface Pass {

    /// The call may be made.
    enum Granted implements Pass {
      /// One of many.
      ORDINARY,
      /// The one that decides whether the rest is over.
      TRIAL
    }

    /// The plugin rests.
    ///
    /// @param failures how many of the latest calls failed
    /// @param last what the last of them came to
    record Refused(int failures, String last) implements Pass {}
  }

  private sealed interface State {

    /// @param latest the latest calls, the last of them in the lowest bit; a bit is set for each
    ///   that failed
    record Closed(long latest) implements State {

      int failures() {
        return Long.bitCount(latest);
      }

      Closed then(boolean failed, long window) {
        return new Closed(((latest << 1) | (failed ? 1 : 0)) & window);
      }
    }

    record Resting(Pass.Refused refusal, long untilNanos) implements State {}

    record Trying(Pass.Refused refusal) implements State {}
  }

  private static final State WELL = new State.Closed(0);

  /// How many calls are looked at for each failure that it takes.
  private static final int CALLS_PER_FAILURE = 4;

  private final int failuresBeforeRest;
  private final long window;
  private final long restNanos;
  private final Stopwatch stopwatch;
  private final AtomicReference<State> state = new AtomicReference<>(WELL);

  Breaker(int failuresBeforeRest, Duration rest, Stopwatch stopwatch) {
    this.failuresBeforeRest = failuresBeforeRest;
    int calls = Math.min(Long.SIZE - 1, CALLS_PER_FAILURE * failuresBeforeRest);
    this.window = (1L << calls) - 1;
    this.restNanos = rest.toNanos();
    this.stopwatch = stopwatch;
  }

  /// Asks to make a call.
  Pass enter() {
    State now = state.get();
    return switch (now) {
      case State.Closed closed -> Pass.Granted.ORDINARY;
      case State.Trying trying -> trying.refusal();
      case State.Resting resting ->
          stopwatch.nanos() - resting.untilNanos() >= 0
                  && state.compareAndSet(resting, new State.Trying(resting.refusal()))
              ? Pass.Granted.TRIAL
              : resting.refusal();
    };
  }

  /// The call succeeded; true when that ended a rest.
  boolean succeeded(Pass.Granted pass) {
    return switch (pass) {
      case ORDINARY -> {
        State now = state.get();
        if (now instanceof State.Closed closed && closed.latest() != 0) {
          // Losing to another call at the same moment only forgets this success.
          state.compareAndSet(now, closed.then(false, window));
        }
        yield false;
      }
      case TRIAL -> {
        state.set(WELL);
        yield true;
      }
    };
  }

  /// The call failed; true when that began a rest.
  ///
  /// @param what what it came to, for [Pass.Refused]
  boolean failed(Pass.Granted pass, String what) {
    return switch (pass) {
      case ORDINARY -> {
        State before = state.getAndUpdate(now -> afterFailure(now, what));
        yield before instanceof State.Closed closed
            && closed.then(true, window).failures() >= failuresBeforeRest;
      }
      case TRIAL -> {
        state.updateAndGet(now -> restAgain(now, what));
        yield true;
      }
    };
  }

  /// The call said nothing about the plugin: it was never run, or nobody waited for its end.
  void undecided(Pass.Granted pass) {
    switch (pass) {
      case ORDINARY -> {}
      case TRIAL ->
          state.updateAndGet(
              now -> now instanceof State.Trying(Pass.Refused refusal) ? resting(refusal) : now);
    }
  }

  /// What [#enter] answers to all but a trial.
  Pass standing() {
    return switch (state.get()) {
      case State.Closed closed -> Pass.Granted.ORDINARY;
      case State.Trying trying -> trying.refusal();
      case State.Resting resting -> resting.refusal();
    };
  }

  /// How long the rest still takes; nothing when there is none.
  Duration restLeft() {
    return switch (state.get()) {
      case State.Closed closed -> Duration.ZERO;
      case State.Trying trying -> Duration.ZERO;
      case State.Resting resting ->
          Duration.ofNanos(Math.max(0, resting.untilNanos() - stopwatch.nanos()));
    };
  }

  private State afterFailure(State now, String what) {
    return switch (now) {
      case State.Closed closed -> {
        State.Closed next = closed.then(true, window);
        yield next.failures() < failuresBeforeRest
            ? next
            : resting(new Pass.Refused(next.failures(), what));
      }
      case State.Resting resting -> resting;
      case State.Trying trying -> trying;
    };
  }

  private State restAgain(State now, String what) {
    return now instanceof State.Trying(Pass.Refused refusal)
        ? resting(new Pass.Refused(refusal.failures() + 1, what))
        : now;
  }

  private State resting(Pass.Refused refusal) {
    return new State.Resting(refusal, stopwatch.nanos() + restNanos);
  }
}
