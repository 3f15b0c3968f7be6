package dev.roledispatcher.domain.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a role that lets offers lapse gets nothing new for a while.
///
/// @param missesInARow offers missed in a row after which it rests, 1 to 100
/// @param rest how long it rests, unless it gives a sign of life before, more than 0 and at most a
///   day
public record RestPolicy(int missesInARow, Duration rest) {

  private static final int MOST_MISSES = 100;
  private static final Duration LONGEST = Duration.ofDays(1);

  /// What holds when nothing is configured.
  public static final RestPolicy DEFAULT = new RestPolicy(3, Duration.ofMinutes(10));

  public RestPolicy {
    if (missesInARow < 1 || missesInARow > MOST_MISSES) {
      throw new IllegalArgumentException(
          "The misses in a row (%d) after which a role rests must be 1 to %d."
              .formatted(missesInARow, MOST_MISSES));
    }
    if (!rest.isPositive() || rest.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The rest (%s) of a role must be more than 0 and at most %s.".formatted(rest, LONGEST));
    }
  }

  /// The rest that follows from what a role missed; null when it need not rest.
  public @Nullable Rest restOf(MissedOffers missed) {
    Instant last = missed.lastAt();
    return last == null || missed.inARow() < missesInARow
        ? null
        : new Rest(missed.inARow(), last, last.plus(rest));
  }

  /// A time in which a role gets nothing new.
  ///
  /// @param missed how many offers it missed in a row
  /// @param since when it missed the last one
  /// @param until when it may get something again
  public record Rest(int missed, Instant since, Instant until) {

    /// Whether it is over.
    public boolean isOver(Instant at) {
      return !until.isAfter(at);
    }
  }
}
