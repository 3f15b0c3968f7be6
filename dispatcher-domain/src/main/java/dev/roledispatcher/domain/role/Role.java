package dev.roledispatcher.domain.role;

import java.time.Instant;

/// A registered role: somebody or something that tasks can be dispatched to.
///
/// @param id names it
/// @param profile what people say of it
/// @param version grows by one with every change, from 1
/// @param createdAt when it was registered
/// @param updatedAt when it was changed last
public record Role(
    RoleId id, RoleProfile profile, long version, Instant createdAt, Instant updatedAt) {

  public Role {
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of role (%s) must be at least 1.".formatted(version, id));
    }
  }
}
