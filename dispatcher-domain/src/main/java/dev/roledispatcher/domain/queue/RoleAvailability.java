package dev.roledispatcher.domain.queue;

import java.time.Instant;

/// Whether a role gets offers, by how it answered the last ones.
public sealed interface RoleAvailability {

  /// It does.
  record Available() implements RoleAvailability {}

  /// It missed one and gets none for a while.
  ///
  /// @param until when it gets offers again
  record Resting(Instant until) implements RoleAvailability {}

  /// It missed too many in a row and gets none until it reports back.
  ///
  /// @param since when the last of them expired
  record Unavailable(Instant since) implements RoleAvailability {}
}
