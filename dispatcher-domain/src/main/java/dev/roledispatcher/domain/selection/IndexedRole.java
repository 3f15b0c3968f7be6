package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Presence;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.Workload;
import java.util.HashMap;
import java.util.Map;

/// A role as the index holds it: with its levels at hand and its load gauge.
public final class IndexedRole {

  private final Role role;
  private final Map<CapabilityName, Integer> levels;
  private final LoadGauge load;
  private final PresenceGauge signs;

  IndexedRole(Role role, LoadGauge load, PresenceGauge signs) {
    this.role = role;
    this.load = load;
    this.signs = signs;
    Map<CapabilityName, Integer> byName = HashMap.newHashMap(role.profile().capabilities().size());
    for (Capability capability : role.profile().capabilities()) {
      byName.put(capability.name(), capability.level().level());
    }
    // Not an immutable map of the JDK: those probe in line, which is slow where names are alike.
    this.levels = byName;
  }

  /// The role.
  public Role role() {
    return role;
  }

  /// Its id.
  public RoleId id() {
    return role.id();
  }

  /// How well it does something, 1 to 5; 0 when it does not.
  public int level(CapabilityName capability) {
    return levels.getOrDefault(capability, 0);
  }

  /// Its gauge, shared by every version of the role.
  public LoadGauge load() {
    return load;
  }

  /// Its signs of life, shared by every version of the role.
  public PresenceGauge signs() {
    return signs;
  }

  /// Whether it is there.
  public Presence presence() {
    return Presence.of(role.profile(), signs.lastSeenAt());
  }

  /// What it holds at this moment.
  public Workload workload() {
    return new Workload(
        load.active(), role.profile().constraints().maxConcurrentTasks(), load.lastAssignedAt());
  }
}
