package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.selection.RoleIndexChange;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a selector that follows the registry is told.
///
/// @param isComplete true when the changed roles are all there are
/// @param changed the roles that are new or have changed; immutable
/// @param removed the ids of the roles that are gone; immutable
record ChangeSeen(boolean isComplete, List<RoleView> changed, List<String> removed)
    implements RegistryChange {

  /// What there is to tell.
  ///
  /// @param told the index that the selector knows; null when it knows none
  static ChangeSeen from(@Nullable RoleIndex told, RoleIndex now) {
    RoleIndexChange change = RoleIndexChange.between(told == null ? RoleIndex.empty() : told, now);
    return new ChangeSeen(
        told == null,
        change.changed().stream().<RoleView>map(RoleSeen::new).toList(),
        change.removed().stream().map(RoleId::value).toList());
  }

  boolean isEmpty() {
    return !isComplete && changed.isEmpty() && removed.isEmpty();
  }
}
