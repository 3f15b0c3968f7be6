package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.Set;

/// How much of the server one plugin may hold, and when it gets a rest.
///
/// @param concurrency calls that run at once, 1 to 1,000; each has a thread
/// @param queue calls that wait for a thread, 1 to 100,000; further ones are refused at once
/// @param failuresBeforeRest failed calls after which the plugin is not asked for a while, among
///   four times as many of its latest calls, 1 to 15
/// @param rest how long it is not asked; then one call tries it, and it rests again or is back
/// @param trusted the names of built-in plugins that run on the thread of whoever asks, bound by
///   the number of requests and not by concurrency and queue
public record CallLimits(
    int concurrency, int queue, int failuresBeforeRest, Duration rest, Set<String> trusted) {

  /// What holds when nothing is configured. The queue is long enough for a burst of requests, which
  /// is no fault of a plugin; the deadline bounds how long any of them waits in it.
  public static final CallLimits DEFAULT =
      new CallLimits(
          16,
          1_024,
          5,
          Duration.ofSeconds(30),
          Set.of("keyword", "ml", "weighted", "least-loaded", "round-robin", "sticky"));

  public CallLimits {
    requireBetween("concurrency", concurrency, 1, 1_000);
    requireBetween("queue", queue, 1, 100_000);
    requireBetween("failures before a rest", failuresBeforeRest, 1, 15);
    trusted = Set.copyOf(trusted);
    Durations.requirePositive("rest of a failing plugin", rest);
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "The %s (%d) of plugin calls must be %d to %d.".formatted(what, value, least, most));
    }
  }
}
