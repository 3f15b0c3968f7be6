package dev.roledispatcher.domain.role;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a role is there, as its signs of life tell.
///
/// A role that says how long it may be silent must have given one; an AI role that says nothing is
/// watched from its first sign of life on. Whoever is not watched counts as present.
///
/// @param lastSeenAt when it gave the last sign of life that was noted; null when it never gave any
/// @param timeout how long it may be silent; null when for ever
public record Presence(@Nullable Instant lastSeenAt, @Nullable Duration timeout) {

  /// How long an AI role may be silent that gives signs of life and does not say.
  public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);

  /// The part of its time-out within which one sign of life is noted, and no more.
  private static final int NOTED_PART = 4;

  /// The presence of a role that was last seen then.
  public static Presence of(RoleProfile role, @Nullable Instant lastSeenAt) {
    Duration own = role.engagement().presenceTimeout();
    boolean watched = own != null || (role.type() == RoleType.AI_PRIMARY && lastSeenAt != null);
    return new Presence(lastSeenAt, own == null && watched ? USUAL_TIMEOUT : own);
  }

  /// Whether it counts as present: at least for its time-out after its last sign of life, and a
  /// quarter of that longer, because not every sign is noted.
  public boolean isPresent(Instant at) {
    return timeout == null
        || (lastSeenAt != null
            && lastSeenAt.plus(timeout).plus(timeout.dividedBy(NOTED_PART)).isAfter(at));
  }

  /// Whether a sign of life is to be noted, because none was for a while.
  public boolean isWorthNoting(Instant at) {
    return lastSeenAt == null || !lastSeenAt.plus(notedEvery()).isAfter(at);
  }

  /// How long after one sign of life was noted the next one is.
  public Duration notedEvery() {
    return (timeout == null ? USUAL_TIMEOUT : timeout).dividedBy(NOTED_PART);
  }
}
