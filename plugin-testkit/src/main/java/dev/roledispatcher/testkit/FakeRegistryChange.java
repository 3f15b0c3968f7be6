package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleView;
import java.util.List;

/// A change of the registry, as the host tells it to a
/// [RegistryFollower][dev.roledispatcher.spi.RegistryFollower].
///
/// @param isComplete true when the changed roles are all there are
/// @param changed the roles that are new or have changed
/// @param removed the ids of the roles that are gone
public record FakeRegistryChange(boolean isComplete, List<RoleView> changed, List<String> removed)
    implements RegistryChange {

  public FakeRegistryChange {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /// These are all roles there are.
  public static FakeRegistryChange complete(List<? extends RoleView> roles) {
    return new FakeRegistryChange(true, List.copyOf(roles), List.of());
  }

  /// These roles are new or have changed.
  public static FakeRegistryChange changed(List<? extends RoleView> roles) {
    return new FakeRegistryChange(false, List.copyOf(roles), List.of());
  }

  /// These roles are gone.
  public static FakeRegistryChange removed(List<String> roleIds) {
    return new FakeRegistryChange(false, List.of(), roleIds);
  }
}
