package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Signs of life of roles: durable, shared by all instances, which hear of them within a second.
///
/// Writing methods join the current unit of work and fail without one; reading methods may run in
/// one or alone.
public interface PresenceStore {

  /// Notes a sign of life, which ends a rest, unless one was noted less than that before.
  ///
  /// @param every how long before, more than 0
  void seen(RoleId role, Instant at, Duration every);

  /// Forgets the offers that a role missed.
  void forgive(RoleId role);

  /// When a role gave the last sign of life that was noted; empty when it never did.
  Optional<Instant> lastSeen(RoleId role);
}
