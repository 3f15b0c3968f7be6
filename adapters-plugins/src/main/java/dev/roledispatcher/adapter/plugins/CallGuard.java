package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.Stopwatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Calls one plugin so that nothing it does harms the caller: on [PluginThreads], under a deadline,
/// with the answer checked, every call counted, and a rest after repeated failures.
///
/// Home-made of JDK executors on purpose. The deadline is one timed wait and the bulkhead is one
/// bounded pool, which it needs anyway: the libraries that were looked at bring a further thread
/// for the time-out, wait for a call that ignores its interrupt, and read the clock of the system,
/// so that a breaker could only be tested by waiting.
///
/// Safe to use from any thread, virtual ones included.
final class CallGuard<P> {

  private final String name;
  private final ClassLoader loader;
  private final P plugin;
  private final Duration longest;
  private final CallLimits limits;
  private final UnaryOperator<String> mask;
  private final Logger log;
  private final Stopwatch stopwatch;
  private final PluginThreads threads;
  private final Breaker breaker;
  private final CallMeter meter = new CallMeter();

  /// A guard whose threads must be [stopped][PluginThreads#stop] in the end.
  ///
  /// @param name the plugin's name, for messages
  /// @param loader the class loader its code runs with
  /// @param threads where the calls run
  /// @param longest the longest a call may take
  /// @param mask takes secrets out of what it says of its failures
  CallGuard(
      String name,
      ClassLoader loader,
      P plugin,
      PluginThreads threads,
      Duration longest,
      CallLimits limits,
      UnaryOperator<String> mask,
      Logger log,
      Stopwatch stopwatch) {
    this.name = name;
    this.loader = loader;
    this.plugin = plugin;
    this.longest = longest;
    this.limits = limits;
    this.mask = mask;
    this.log = log;
    this.stopwatch = stopwatch;
    this.threads = threads;
    this.breaker = new Breaker(limits.failuresBeforeRest(), limits.rest(), stopwatch);
  }

  /// Asks the plugin and checks its answer.
  ///
  /// @param within the time left; the shorter of it and the plugin's own deadline holds
  /// @param question runs the plugin, on a thread of the plugin
  <R, V> Answer<V> ask(
      Duration within, Function<? super P, ? extends R> question, AnswerCheck<R, V> check) {
    Duration deadline = Durations.shorter(within, longest);
    if (!deadline.isPositive()) {
      return new Answer.Missing<>(
          Answer.Cause.LATE, "No time was left to ask plugin (%s).".formatted(name));
    }
    return switch (breaker.enter()) {
      case Breaker.Pass.Refused refused ->
          new Answer.Missing<>(Answer.Cause.UNASKED, resting(refused));
      case Breaker.Pass.Granted pass -> askAndSettle(pass, deadline, question, check);
    };
  }

  /// Why the plugin is not asked at present; empty when it is.
  String restReason() {
    return switch (breaker.standing()) {
      case Breaker.Pass.Refused refused -> resting(refused);
      case Breaker.Pass.Granted granted -> "";
    };
  }

  /// How long the plugin is still not asked; nothing when it is asked, or tried by the next call.
  Duration restLeft() {
    return breaker.restLeft();
  }

  CallMeter meter() {
    return meter;
  }

  PluginThreads threads() {
    return threads;
  }

  private <R, V> Answer<V> askAndSettle(
      Breaker.Pass.Granted pass,
      Duration deadline,
      Function<? super P, ? extends R> question,
      AnswerCheck<R, V> check) {
    long start = stopwatch.nanos();
    Answer<V> answer = null;
    try {
      answer = run(deadline, question, check);
      return answer;
    } finally {
      if (answer == null) {
        // The virtual machine itself failed, which the caller hears; a plugin in which that happens
        // again and again gets a rest like any other.
        meter.failed(stopwatch.nanos() - start);
        breaker.failed(pass, "It ended in a failure of the virtual machine.");
      } else {
        settle(pass, answer, stopwatch.nanos() - start);
      }
    }
  }

  private <R, V> Answer<V> run(
      Duration deadline, Function<? super P, ? extends R> question, AnswerCheck<R, V> check) {
    PluginCode<R> code = new PluginCode<>(loader, mask, () -> question.apply(plugin));
    return switch (threads.run(code, deadline)) {
      case PluginThreads.Run.Ended<R>(Outcome<R> outcome) -> judge(outcome, check);
      case PluginThreads.Run.Late<R> late ->
          new Answer.Missing<>(
              Answer.Cause.LATE,
              "The plugin (%s) did not answer within %s."
                  .formatted(name, Durations.shown(deadline)));
      case PluginThreads.Run.Full<R> full -> new Answer.Missing<>(Answer.Cause.UNASKED, busy());
      case PluginThreads.Run.Stopped<R> stopped ->
          new Answer.Missing<>(Answer.Cause.UNASKED, stopped());
    };
  }

  private <R, V> Answer<V> judge(Outcome<R> outcome, AnswerCheck<R, V> check) {
    return switch (outcome) {
      case Outcome.Thrown<R>(String what) ->
          new Answer.Missing<>(
              Answer.Cause.THREW, Texts.sentence("The plugin (%s) threw %s".formatted(name, what)));
      case Outcome.Returned<R>(R value) -> {
        try {
          yield new Answer.Sound<>(CheckedAnswer.of(value, check));
        } catch (WrongAnswerException wrong) {
          yield wrong(wrong.what());
        }
      }
    };
  }

  private void settle(Breaker.Pass.Granted pass, Answer<?> answer, long nanos) {
    switch (answer) {
      case Answer.Sound<?> sound -> {
        meter.succeeded(nanos);
        if (breaker.succeeded(pass)) {
          log.log(Level.INFO, "event=plugin_back");
        }
      }
      case Answer.Missing<?>(Answer.Cause cause, String reason) -> {
        log.log(
            Level.DEBUG,
            () -> "event=plugin_call_failed cause=%s reason=\"%s\"".formatted(cause, reason));
        switch (cause) {
          case UNASKED -> {
            meter.refused();
            breaker.undecided(pass);
          }
          case THREW, LATE, WRONG -> {
            meter.failed(nanos);
            if (breaker.failed(pass, reason)) {
              log.log(
                  Level.WARNING,
                  "event=plugin_rests rest=%s reason=\"%s\"".formatted(limits.rest(), reason));
            }
          }
        }
      }
    }
  }

  private <V> Answer<V> wrong(String what) {
    return new Answer.Missing<>(
        Answer.Cause.WRONG,
        "The answer of plugin (%s) cannot be used: %s.".formatted(name, mask.apply(what)));
  }

  private String resting(Breaker.Pass.Refused refused) {
    return "The plugin (%s) is resting after %d failures. The last one: %s"
        .formatted(name, refused.failures(), refused.last());
  }

  private String busy() {
    return "The plugin (%s) is busy: %d calls run at once and %d wait at most."
        .formatted(name, limits.concurrency(), limits.queue());
  }

  private String stopped() {
    return "The plugin (%s) was not asked, because the server stops waiting for it."
        .formatted(name);
  }
}
