package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.task.Priority;
import java.time.Duration;

/// How far ahead of its arrival a priority puts a task: ageing written down once. That a task of
/// high priority goes before one of low that came up to an hour earlier is the same as that every
/// task ages at one speed and high begins an hour old.
///
/// Critical has a lane of its own, where nobody is less pressing, and hence no head start.
///
/// @param low of low priority, 0 or more
/// @param medium of medium priority, at least that of low
/// @param high of high priority, at least that of medium, at most [#LONGEST]
public record HeadStarts(Duration low, Duration medium, Duration high) {

  /// The longest head start.
  public static final Duration LONGEST = Duration.ofDays(30);

  private static final int NANOS_PER_MICRO = 1_000;

  /// None, ten minutes, an hour.
  public static final HeadStarts DEFAULT =
      new HeadStarts(Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(60));

  public HeadStarts {
    if (low.isNegative()
        || low.compareTo(medium) > 0
        || medium.compareTo(high) > 0
        || high.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The head starts (low %s, medium %s, high %s) must be 0 or more, at most %s and none longer than that of the next priority."
              .formatted(low, medium, high, LONGEST));
    }
    requireWhole("head start of low", low);
    requireWhole("head start of medium", medium);
    requireWhole("head start of high", high);
  }

  /// That of a priority.
  public Duration of(Priority priority) {
    return switch (priority) {
      case LOW -> low;
      case MEDIUM -> medium;
      case HIGH -> high;
      case CRITICAL -> Duration.ZERO;
    };
  }

  /// Times are kept to the microsecond, as databases do; a finer one would not come back the same.
  static void requireWhole(String what, Duration duration) {
    if (duration.toNanosPart() % NANOS_PER_MICRO != 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of a queue must be whole microseconds.".formatted(what, duration));
    }
  }
}
