package dev.roledispatcher.domain.role;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a role takes tasks on.
///
/// @param mode how a task comes to it
/// @param offerTimeout how long an offer stands, more than 0 and at most 30 days
/// @param lease how long nothing may be heard of it before its task goes to somebody else, more
///   than 0 and at most 30 days; null for what is configured for its type
/// @param hours when it takes tasks; null for always
/// @param draining true when it finishes what it has and gets nothing new
/// @param presenceTimeout how long after its last sign of life it counts as away, more than 0 and
///   at most 30 days; null when it need not give any
public record Engagement(
    Mode mode,
    Duration offerTimeout,
    @Nullable Duration lease,
    @Nullable WorkingHours hours,
    boolean draining,
    @Nullable Duration presenceTimeout) {

  /// The longest of all its times.
  public static final Duration LONGEST = Duration.ofDays(30);

  /// A role that takes whatever it gets, at any time.
  public static final Engagement DEFAULT =
      new Engagement(Mode.DIRECT, Duration.ofMinutes(2), null, null, false, null);

  public Engagement {
    requireBounded("offer timeout", offerTimeout);
    if (lease != null) {
      requireBounded("lease", lease);
    }
    if (presenceTimeout != null) {
      requireBounded("presence timeout", presenceTimeout);
    }
  }

  /// True when it gets offers, and a task only when it accepts.
  public boolean asksFirst() {
    return mode == Mode.OFFER;
  }

  /// True when it gets tasks by asking for them only.
  public boolean pulls() {
    return mode == Mode.PULL;
  }

  private static void requireBounded(String what, Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of a role must be more than 0 and at most %s."
              .formatted(what, duration, LONGEST));
    }
  }

  /// How a task comes to a role.
  public enum Mode {
    /// It gets it.
    DIRECT,
    /// It is asked first.
    OFFER,
    /// It takes it from the queue itself; only who names the role can bring it one.
    PULL
  }
}
