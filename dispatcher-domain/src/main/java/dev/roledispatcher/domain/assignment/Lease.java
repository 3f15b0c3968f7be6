package dev.roledispatcher.domain.assignment;

import java.time.Duration;
import java.time.Instant;

/// How long a task stays with a role that says nothing.
///
/// @param length how long each sign of life lasts, more than 0
/// @param until when the last one runs out
public record Lease(Duration length, Instant until) {

  public Lease {
    if (!length.isPositive()) {
      throw new IllegalArgumentException(
          "The length (%s) of a lease must be more than 0.".formatted(length));
    }
  }

  /// A lease that begins now.
  public static Lease from(Instant now, Duration length) {
    return new Lease(length, now.plus(length));
  }

  /// The lease after a sign of life; an old one that arrives late does not shorten it.
  public Lease renewed(Instant now) {
    Instant later = now.plus(length);
    return later.isAfter(until) ? new Lease(length, later) : this;
  }

  /// True when it has run out: at that instant it has.
  public boolean hasLapsed(Instant now) {
    return !now.isBefore(until);
  }
}
