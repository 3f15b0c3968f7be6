package dev.roledispatcher.domain.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How much critical tasks may take while others wait: they go first, but in no window of time make
/// up more than a share of the starts.
///
/// **What is promised.** Take any window `[t, t + window)`, not only those that end now, and in it
/// the starts made while others waited. Of k of these at most `share · k` are critical, rounded up
/// to a whole start: a start cannot be split, and without rounding the only start of a quiet minute
/// could never be critical. With 80 % four critical ones are followed by one other.
///
/// A start of another task was always made while others waited, so that it counts; a critical one
/// counts when another task could have started in its place. When nobody else can start, critical
/// is never held back, and what it took then is not held against it later.
///
/// What is needed of the past is one [Starts] per batch. Instances that plan at the same time for
/// one lane see the same past; where the promise has to hold across instances, they plan and record
/// under one lock, which is needed only while both lanes have tasks.
///
/// @param share the largest share of the starts, more than 0 and at most 1; 1 for no cap
/// @param window how long the window is, more than 0 and at most a day
public record CriticalCap(double share, Duration window) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /// Shares are compared in whole millionths, so that no rounding adds up.
  private static final long WHOLE = 1_000_000;

  /// Four fifths of any minute.
  public static final CriticalCap DEFAULT = new CriticalCap(0.8, Duration.ofMinutes(1));

  /// Starts made at one instant while others waited.
  ///
  /// @param at when
  /// @param critical how many of critical tasks while others waited, 0 or more
  /// @param others how many of other tasks, 0 or more
  public record Starts(Instant at, int critical, int others) {

    public Starts {
      if (critical < 0 || others < 0) {
        throw new IllegalArgumentException(
            "The starts (%d critical, %d others) at %s must be 0 or more."
                .formatted(critical, others, at));
      }
    }
  }

  /// Which lane each of the next starts is for.
  ///
  /// @param order a lane per start, in order
  /// @param counted what to remember of them for the next plans
  public record Plan(List<Lane> order, Starts counted) {

    public Plan {
      order = List.copyOf(order);
    }

    /// How many of the starts are critical.
    public int critical() {
      return (int) order.stream().filter(lane -> lane == Lane.CRITICAL).count();
    }

    /// How many of the starts are not.
    public int others() {
      return order.size() - critical();
    }
  }

  public CriticalCap {
    if (!(share >= 1.0 / WHOLE && share <= 1)) {
      throw new IllegalArgumentException(
          "The share (%s) of critical tasks must be more than 0 and at most 1.".formatted(share));
    }
    if (!window.isPositive() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The window (%s) of the critical share must be more than 0 and at most %s."
              .formatted(window, LONGEST));
    }
  }

  /// Which lanes the next starts are for, critical wherever it may.
  ///
  /// @param n how many starts there can be, 0 or more
  /// @param critical critical tasks that could start now, 0 or more
  /// @param others other tasks that could start now, 0 or more
  /// @param past the starts made while others waited; those before the window are passed over
  /// @param now when the starts are made
  public Plan plan(int n, long critical, long others, List<Starts> past, Instant now) {
    if (n < 0 || critical < 0 || others < 0) {
      throw new IllegalArgumentException(
          "The starts (%d) and the tasks waiting (%d critical, %d others) must be 0 or more."
              .formatted(n, critical, others));
    }
    long capped = Math.round(share * WHOLE);
    long excess = excess(past, now, capped);
    List<Lane> order = new ArrayList<>();
    long criticalLeft = critical;
    long othersLeft = others;
    int criticalCounted = 0;
    int othersCounted = 0;
    while (order.size() < n && criticalLeft + othersLeft > 0) {
      boolean isAlone = othersLeft == 0;
      if (criticalLeft > 0 && (isAlone || excess < capped)) {
        order.add(Lane.CRITICAL);
        criticalLeft--;
        if (!isAlone) {
          criticalCounted++;
          excess += WHOLE - capped;
        }
      } else {
        order.add(Lane.ORDINARY);
        othersLeft--;
        othersCounted++;
        excess = Math.max(0, excess - capped);
      }
    }
    return new Plan(order, new Starts(now, criticalCounted, othersCounted));
  }

  /// By how much, in millionths of a start, critical is beyond its share in the window that ends
  /// now in which it is most; 0 when in none. One more critical start adds what is not its share;
  /// the share is kept as long as the excess stays below one whole start.
  private long excess(List<Starts> past, Instant now, long capped) {
    Instant end = now.minus(window);
    Map<Instant, Long> balances = new TreeMap<>();
    for (Starts starts : past) {
      if (starts.at().isAfter(end)) {
        long balance = starts.critical() * (WHOLE - capped) - starts.others() * capped;
        balances.merge(starts.at(), balance, Long::sum);
      }
    }
    long excess = 0;
    for (long balance : balances.values()) {
      excess = Math.max(0, excess + balance);
    }
    return excess;
  }
}
