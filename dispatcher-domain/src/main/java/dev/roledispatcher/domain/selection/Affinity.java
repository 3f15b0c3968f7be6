package dev.roledispatcher.domain.selection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a role did with tasks of one affinity key or kind: its successes and failures, each of which
/// counts less the longer ago it was.
///
/// A success or failure counts 1 when it happens, ½ one half-life later, ¼ after two. Whoever keeps
/// an affinity keeps the counts with the time they are of, and always uses the same half-life: then
/// it makes no difference how often they are decayed on the way, nor in which order outcomes
/// arrive. The reputation system of Jøsang and Ismail ("The Beta Reputation System", Bled 2002)
/// forgets in this way and takes [#successRate] for the chance of the next success.
///
/// @param successes what is left of the successes, 0 or more
/// @param failures what is left of the failures, 0 or more
/// @param asOf the time of these counts
/// @param lastHeldAt when the role last got, held or ended such a task; null when never
public record Affinity(
    double successes, double failures, Instant asOf, @Nullable Instant lastHeldAt) {

  private static final double NANOS_PER_SECOND = 1e9;

  public Affinity {
    requireCount("successes", successes);
    requireCount("failures", failures);
  }

  /// Nothing known yet.
  public static Affinity unknown(Instant asOf) {
    return new Affinity(0, 0, asOf, null);
  }

  /// The same affinity at a later time: both counts times `2^(−elapsed / half-life)`.
  ///
  /// A time before [#asOf], which clocks that differ can give, changes nothing.
  ///
  /// @param halfLife more than zero
  public Affinity decayedTo(Instant now, Duration halfLife) {
    if (!now.isAfter(asOf)) {
      requirePositive(halfLife);
      return this;
    }
    double left = left(asOf, now, halfLife);
    return new Affinity(successes * left, failures * left, now, lastHeldAt);
  }

  /// With one more outcome.
  ///
  /// An outcome that arrives late, after one that came later, counts what would be left of it.
  ///
  /// @param success how much of a success it was: 1, or 0 for a failure, or between
  /// @param at when the task ended
  /// @param halfLife more than zero
  public Affinity learned(double success, Instant at, Duration halfLife) {
    if (!(success >= 0 && success <= 1)) {
      throw new IllegalArgumentException(
          "The success (%s) of an outcome must be 0 to 1.".formatted(success));
    }
    Affinity before = decayedTo(at, halfLife);
    double left = at.isBefore(asOf) ? left(at, asOf, halfLife) : 1;
    return new Affinity(
        before.successes + left * success,
        before.failures + left * (1 - success),
        before.asOf,
        later(at));
  }

  /// With a task that the role got or still held at a time; tells nothing of how it did.
  public Affinity held(Instant at) {
    return new Affinity(successes, failures, asOf, later(at));
  }

  /// How likely the role succeeds with the next such task, between 0 and 1; ½ while nothing is
  /// known.
  ///
  /// The mean of the posterior Beta(successes + 1, failures + 1), which is Laplace's rule of
  /// succession: a single outcome moves it little, and no number of them makes it certain.
  public double successRate() {
    return (successes + 1) / (successes + failures + 2);
  }

  private Instant later(Instant at) {
    return lastHeldAt == null || at.isAfter(lastHeldAt) ? at : lastHeldAt;
  }

  private static double left(Instant from, Instant to, Duration halfLife) {
    requirePositive(halfLife);
    // Strict, so that a decision that is replayed elsewhere finds the same numbers.
    return StrictMath.pow(2, -seconds(Duration.between(from, to)) / seconds(halfLife));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
  }

  private static void requirePositive(Duration halfLife) {
    if (!halfLife.isPositive()) {
      throw new IllegalArgumentException(
          "The half-life (%s) of an affinity must be more than zero.".formatted(halfLife));
    }
  }

  private static void requireCount(String what, double count) {
    if (!(count >= 0 && Double.isFinite(count))) {
      throw new IllegalArgumentException(
          "The %s (%s) of an affinity must be 0 or more, and finite.".formatted(what, count));
    }
  }
}
