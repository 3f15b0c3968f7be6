package dev.roledispatcher.spi;

import java.util.List;

/// What changed in the registry of roles since the change before.
public interface RegistryChange {

  /// True when [#changed()] holds every role there is: whatever was told before is void.
  boolean isComplete();

  /// The roles that are new or have changed, active or not, each once.
  List<RoleView> changed();

  /// The ids of the roles that are gone; none of them is among [#changed()].
  List<String> removed();
}
