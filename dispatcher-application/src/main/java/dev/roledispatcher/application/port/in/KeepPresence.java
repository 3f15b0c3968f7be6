package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// For roles that say that they are there. Safe to call from any thread, as often as they like:
/// most signs of life cost no write.
///
/// A role that does not exist is a [dev.roledispatcher.domain.dispatch.DispatchException] with
/// [dev.roledispatcher.domain.dispatch.DispatchFailure.RoleNotFound].
public interface KeepPresence {

  /// A role gives a sign of life: it counts as present from now on, and a rest that it takes ends.
  RolePresence heartbeat(RoleId role, Receipt<RolePresence> receipt);

  /// Whether a role is there.
  RolePresence presence(RoleId role);

  /// Whether a role is there.
  ///
  /// @param role the role
  /// @param isPresent true when it counts as present, also when nobody asks it for signs of life
  /// @param lastSeenAt when it gave the last sign of life that was noted; null when it never did
  /// @param timeout how long it may be silent; null when for ever
  record RolePresence(
      RoleId role, boolean isPresent, @Nullable Instant lastSeenAt, @Nullable Duration timeout) {}
}
