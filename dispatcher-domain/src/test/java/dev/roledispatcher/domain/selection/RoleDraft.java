package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A role for tests that reads as a sentence: active, hybrid and unlimited unless something else is
/// said.
///
/// @param id its id
/// @param type its type
/// @param capabilities what it can do
/// @param capacity how much it may hold; null when unlimited
/// @param active whether it gets tasks
/// @param version its version
record RoleDraft(
    String id,
    RoleType type,
    List<Capability> capabilities,
    @Nullable Integer capacity,
    boolean active,
    long version) {

  static RoleDraft role(String id) {
    return new RoleDraft(id, RoleType.HYBRID, List.of(), null, true, 1);
  }

  RoleDraft of(RoleType other) {
    return new RoleDraft(id, other, capabilities, capacity, active, version);
  }

  RoleDraft able(String... names) {
    List<Capability> more = new ArrayList<>(capabilities);
    for (String name : names) {
      more.add(Capability.of(new CapabilityName(name)));
    }
    return new RoleDraft(id, type, more, capacity, active, version);
  }

  RoleDraft able(String name, int level) {
    List<Capability> more = new ArrayList<>(capabilities);
    more.add(new Capability(new CapabilityName(name), new Proficiency(level)));
    return new RoleDraft(id, type, more, capacity, active, version);
  }

  RoleDraft holdingAtMost(int tasks) {
    return new RoleDraft(id, type, capabilities, tasks, active, version);
  }

  RoleDraft inactive() {
    return new RoleDraft(id, type, capabilities, capacity, false, version);
  }

  RoleDraft version(long other) {
    return new RoleDraft(id, type, capabilities, capacity, active, other);
  }

  Role made() {
    return new Role(
        new RoleId(id),
        new RoleProfile(
            "Role " + id,
            "",
            type,
            capabilities,
            List.of(),
            new Constraints(capacity, Attributes.none()),
            active,
            Attributes.none()),
        version,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static RoleIndex indexOf(RoleDraft... drafts) {
    List<Role> roles = new ArrayList<>();
    for (RoleDraft draft : drafts) {
      roles.add(draft.made());
    }
    return RoleIndex.of(roles);
  }
}
