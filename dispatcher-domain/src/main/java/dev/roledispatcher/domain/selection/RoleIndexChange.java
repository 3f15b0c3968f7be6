package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.List;

/// What changed from one index to a later one. Loads are no change.
///
/// @param changed the roles that are new or have another version, each once
/// @param removed the roles that are gone
public record RoleIndexChange(List<Role> changed, List<RoleId> removed) {

  public RoleIndexChange {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /// Compares two indexes: one look at every slot, and more only at those that differ.
  public static RoleIndexChange between(RoleIndex before, RoleIndex after) {
    List<Role> changed = new ArrayList<>();
    List<RoleId> removed = new ArrayList<>();
    for (int slot = 0; slot < after.slots(); slot++) {
      IndexedRole now = after.at(slot);
      if (now != null && now != before.at(slot)) {
        boolean same =
            before.find(now.id()).filter(then -> then.role().equals(now.role())).isPresent();
        if (!same) {
          changed.add(now.role());
        }
      }
    }
    for (int slot = 0; slot < before.slots(); slot++) {
      IndexedRole then = before.at(slot);
      if (then != null && then != after.at(slot) && after.find(then.id()).isEmpty()) {
        removed.add(then.id());
      }
    }
    return new RoleIndexChange(changed, removed);
  }

  /// True when nothing changed.
  public boolean isEmpty() {
    return changed.isEmpty() && removed.isEmpty();
  }
}
