package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.selection.RoleIndex;

/// Hears of every new index of the [RoleDirectory], to keep something of its own about the roles.
@FunctionalInterface
public interface RoleAudience {

  /// The directory has another index. Called in order, from one thread at a time, while changes of
  /// roles wait: must return at once and never throw.
  void rolesChanged(RoleIndex index);
}
