package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A role for tests that reads as a sentence: active, hybrid and unlimited unless something else is
/// said.
///
/// @param id its id
/// @param type its type
/// @param capabilities what it can do
/// @param capacity how much it may hold; null when unlimited
/// @param ofKinds how much of that tasks of a kind may take
/// @param active whether it gets tasks
/// @param engagement how it takes them on
/// @param version its version
record RoleDraft(
    String id,
    RoleType type,
    List<Capability> capabilities,
    @Nullable Integer capacity,
    Map<TaskKind, Integer> ofKinds,
    boolean active,
    Engagement engagement,
    long version) {

  static RoleDraft role(String id) {
    return new RoleDraft(
        id, RoleType.HYBRID, List.of(), null, Map.of(), true, Engagement.DEFAULT, 1);
  }

  RoleDraft of(RoleType other) {
    return new RoleDraft(id, other, capabilities, capacity, ofKinds, active, engagement, version);
  }

  RoleDraft able(String... names) {
    List<Capability> more = new ArrayList<>(capabilities);
    for (String name : names) {
      more.add(Capability.of(new CapabilityName(name)));
    }
    return new RoleDraft(id, type, more, capacity, ofKinds, active, engagement, version);
  }

  RoleDraft able(String name, int level) {
    List<Capability> more = new ArrayList<>(capabilities);
    more.add(new Capability(new CapabilityName(name), new Proficiency(level)));
    return new RoleDraft(id, type, more, capacity, ofKinds, active, engagement, version);
  }

  RoleDraft holdingAtMost(int tasks) {
    return new RoleDraft(id, type, capabilities, tasks, ofKinds, active, engagement, version);
  }

  RoleDraft limiting(String kind, int units) {
    return new RoleDraft(
        id,
        type,
        capabilities,
        capacity,
        Map.of(new TaskKind(kind), units),
        active,
        engagement,
        version);
  }

  RoleDraft inactive() {
    return new RoleDraft(id, type, capabilities, capacity, ofKinds, false, engagement, version);
  }

  /// It takes its tasks from the queue itself.
  RoleDraft pulling() {
    return engaged(
        new Engagement(Engagement.Mode.PULL, Duration.ofMinutes(2), null, null, false, null));
  }

  RoleDraft draining() {
    return engaged(
        new Engagement(Engagement.Mode.DIRECT, Duration.ofMinutes(2), null, null, true, null));
  }

  /// Works every day between these hours of UTC.
  RoleDraft workingFrom(int from, int to) {
    WorkingHours hours =
        WorkingHours.of(
            ZoneOffset.UTC,
            List.of(
                new WorkingHours.Window(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0))));
    return engaged(
        new Engagement(Engagement.Mode.DIRECT, Duration.ofMinutes(2), null, hours, false, null));
  }

  /// Must give a sign of life that often.
  RoleDraft silentAtMost(Duration timeout) {
    return engaged(
        new Engagement(Engagement.Mode.DIRECT, Duration.ofMinutes(2), null, null, false, timeout));
  }

  RoleDraft engaged(Engagement other) {
    return new RoleDraft(id, type, capabilities, capacity, ofKinds, active, other, version);
  }

  RoleDraft version(long other) {
    return new RoleDraft(id, type, capabilities, capacity, ofKinds, active, engagement, other);
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
            List.of(),
            new Constraints(capacity, ofKinds, Attributes.none()),
            engagement,
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
