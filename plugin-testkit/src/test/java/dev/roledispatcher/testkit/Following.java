package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import java.util.HashSet;
import java.util.Set;

/// A selector that remembers whom it was told of.
abstract class Following implements RoleSelector, RegistryFollower {

  final Set<String> told = new HashSet<>();

  @Override
  public void follow(RegistryChange change) {
    change.removed().forEach(told::remove);
    change.changed().forEach(role -> told.add(role.roleId()));
  }
}
