package dev.roledispatcher.domain.queue;

import java.time.Duration;

/// How long a task will probably wait until it starts.
///
/// Little's law, `W = L / λ`: the places that must be drained before it starts, divided by the rate
/// at which the queue starts tasks. It assumes that
///
/// * starts go on at the rate of late: as many roles work, as fast, on tasks as long,
/// * what goes before the task now is all that will: later arrivals that may overtake it
///   ([QueueRank#overtakeBound]) are not foreseen,
/// * any free capacity could be used by any task ahead.
///
/// It is an expectation, not a promise; the fewer starts it rests on, the rougher it is, by about
/// one part in the root of their number.
public sealed interface ExpectedWait {

  /// The longest wait worth telling.
  Duration LONGEST = Duration.ofDays(366);

  /// An estimate.
  ///
  /// @param duration how long, 0 to [#LONGEST]
  /// @param starts how many starts it rests on; 0 when there is free capacity and nothing to wait
  ///   for
  record Known(Duration duration, long starts) implements ExpectedWait {}

  /// Nothing started of late and nothing is free, so that nothing can be said.
  record Unknown() implements ExpectedWait {}

  /// How long a task will probably wait.
  ///
  /// @param ahead tasks that go before it, 0 for the next one
  /// @param free tasks that could start now, 0 or more
  /// @param starts how many tasks started of late, 0 or more
  /// @param period in how long, more than 0
  static ExpectedWait of(long ahead, long free, long starts, Duration period) {
    if (ahead < 0 || free < 0 || starts < 0) {
      throw new IllegalArgumentException(
          "The tasks ahead (%d), the free places (%d) and the starts (%d) must be 0 or more."
              .formatted(ahead, free, starts));
    }
    if (!period.isPositive()) {
      throw new IllegalArgumentException(
          "The period (%s) of the starts must be more than 0.".formatted(period));
    }
    if (ahead < free) {
      return new Known(Duration.ZERO, 0);
    }
    if (starts == 0) {
      return new Unknown();
    }
    double seconds = (ahead - free + 1.0) * seconds(period) / starts;
    return new Known(
        seconds >= LONGEST.toSeconds() ? LONGEST : Duration.ofMillis(Math.round(seconds * 1_000)),
        starts);
  }

  private static double seconds(Duration period) {
    return period.toSeconds() + period.toNanosPart() / 1e9;
  }
}
