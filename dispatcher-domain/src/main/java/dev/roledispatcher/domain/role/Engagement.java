package dev.roledispatcher.domain.role;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a role takes tasks on.
///
/// @param asksFirst true when it gets offers, and a task only when it accepts
/// @param offerTimeout how long an offer stands, more than 0 and at most 30 days
/// @param lease how long nothing may be heard of it before its task goes to somebody else, more
///   than 0 and at most 30 days; null for what is configured for its type
/// @param hours when it takes tasks; null for always
/// @param draining true when it finishes what it has and gets nothing new
/// @param presenceTimeout how long after its last sign of life it counts as away, more than 0 and
///   at most 30 days; null when it need not give any
public record Engagement(
    boolean asksFirst,
    Duration offerTimeout,
    @Nullable Duration lease,
    @Nullable WorkingHours hours,
    boolean draining,
    @Nullable Duration presenceTimeout) {

  /// The longest of all its times.
  public static final Duration LONGEST = Duration.ofDays(30);

  /// A role that takes whatever it gets, at any time.
  public static final Engagement DEFAULT =
      new Engagement(false, Duration.ofMinutes(2), null, null, false, null);

  public Engagement {
    requireBounded("offer timeout", offerTimeout);
    if (lease != null) {
      requireBounded("lease", lease);
    }
    if (presenceTimeout != null) {
      requireBounded("presence timeout", presenceTimeout);
    }
  }

  private static void requireBounded(String what, Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of a role must be more than 0 and at most %s."
              .formatted(what, duration, LONGEST));
    }
  }
}
