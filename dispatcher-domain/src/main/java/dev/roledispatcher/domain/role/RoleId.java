package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.naming.IdSyntax;

/// Names a role.
///
/// @param value see [IdSyntax]
public record RoleId(String value) implements Comparable<RoleId> {

  public RoleId {
    IdSyntax.require("role", value);
  }

  @Override
  public int compareTo(RoleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
