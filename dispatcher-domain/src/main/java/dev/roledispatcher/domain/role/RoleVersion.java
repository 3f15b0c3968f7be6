package dev.roledispatcher.domain.role;

import java.time.Instant;

/// One version of a role, kept for good, so that a decision can be explained by the role as it was.
///
/// @param role the role
/// @param version which version
/// @param change what made this version
/// @param profile what was said of the role from then on; for a deletion, what was said last
/// @param at when that was
public record RoleVersion(
    RoleId role, long version, Change change, RoleProfile profile, Instant at) {

  /// What makes a version.
  public enum Change {
    /// The role was registered, or registered anew after a deletion.
    CREATED,
    /// It was changed.
    CHANGED,
    /// It was deleted.
    DELETED
  }
}
