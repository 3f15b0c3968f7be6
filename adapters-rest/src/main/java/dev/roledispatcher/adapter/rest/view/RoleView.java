package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.application.port.in.KeepPresence.RolePresence;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RegistryStats;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.role.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Writes roles.
public final class RoleView {

  private RoleView() {}

  /// A role and what it holds.
  public static ObjectNode role(RegisteredRole registered) {
    return role(registered.role(), registered.workload());
  }

  /// A role and what it holds.
  public static ObjectNode role(Role role, Workload workload) {
    ObjectNode node = Json.object().put("role_id", role.id().value());
    node.setAll(profile(role.profile()));
    node.put("version", role.version())
        .put("created_at", Json.time(role.createdAt()))
        .put("updated_at", Json.time(role.updatedAt()));
    node.putObject("load").put("active", workload.active()).put("capacity", workload.capacity());
    return node;
  }

  /// A role, what it holds, and whether it is there.
  public static ObjectNode role(RegisteredRole registered, RolePresence presence) {
    ObjectNode node = role(registered);
    node.set("presence", facts(presence));
    return node;
  }

  /// Whether a role is there.
  public static ObjectNode presence(RolePresence presence) {
    ObjectNode node = Json.object().put("role_id", presence.role().value());
    node.set("presence", facts(presence));
    return node;
  }

  private static ObjectNode facts(RolePresence presence) {
    Duration timeout = presence.timeout();
    return Json.object()
        .put("present", presence.isPresent())
        .put("last_seen_at", Json.time(presence.lastSeenAt()))
        .put("timeout", timeout == null ? null : timeout.toString());
  }

  /// What people say of a role: every field that a patch can change, whether it has a value or not.
  public static ObjectNode profile(RoleProfile profile) {
    ObjectNode node =
        Json.object()
            .put("name", profile.name())
            .put("description", profile.description())
            .put("role_type", Json.name(profile.type()));
    ArrayNode capabilities = node.putArray("capabilities");
    profile.capabilities().forEach(capability -> add(capabilities, capability));
    ArrayNode skills = node.putArray("skills");
    profile.skills().forEach(use -> add(skills, use));
    ArrayNode examples = node.putArray("examples");
    profile.examples().forEach(examples::add);
    node.set("constraints", constraints(profile.constraints()));
    node.set("engagement", EngagementView.engagement(profile.engagement()));
    node.put("is_draining", profile.engagement().draining()).put("is_active", profile.active());
    node.set("metadata", Json.data(profile.metadata().values()));
    return node;
  }

  /// One version of a role.
  public static ObjectNode version(RoleVersion version) {
    ObjectNode node =
        Json.object()
            .put("role_id", version.role().value())
            .put("version", version.version())
            .put("change", Json.name(version.change()))
            .put("at", Json.time(version.at()));
    node.set("role", profile(version.profile()));
    return node;
  }

  /// The version of a role and of what it holds, for `ETag`: one changes with what clients change,
  /// the other with the tasks it has.
  public static String etag(RegisteredRole registered) {
    return "\"%d.%d\"".formatted(registered.role().version(), registered.workload().active());
  }

  /// The same with whether it is there, of a role that ever gave a sign of life, or must.
  public static String etag(RegisteredRole registered, RolePresence presence) {
    if (presence.lastSeenAt() == null && presence.timeout() == null) {
      return etag(registered);
    }
    long seen = presence.lastSeenAt() == null ? 0 : presence.lastSeenAt().toEpochMilli();
    return "\"%d.%d.%d%s\""
        .formatted(
            registered.role().version(),
            registered.workload().active(),
            seen,
            presence.isPresent() ? "p" : "a");
  }

  /// The registry in numbers.
  public static ObjectNode stats(RegistryStats stats) {
    ObjectNode node =
        Json.object()
            .put("total", stats.total())
            .put("active", stats.active())
            .put("inactive", stats.total() - stats.active());
    ObjectNode byType = node.putObject("by_type");
    for (RoleType type : RoleType.values()) {
      byType.put(Json.name(type), stats.byType().getOrDefault(type, 0));
    }
    ObjectNode byCapability = node.putObject("by_capability");
    Map<CapabilityName, Integer> sorted = new TreeMap<>(stats.byCapability());
    sorted.forEach((capability, roles) -> byCapability.put(capability.value(), roles));
    return node;
  }

  private static void add(ArrayNode capabilities, Capability capability) {
    Proficiency stated = capability.stated();
    if (stated == null) {
      capabilities.add(capability.name().value());
    } else {
      capabilities.addObject().put("name", capability.name().value()).put("level", stated.level());
    }
  }

  private static void add(ArrayNode skills, SkillUse use) {
    if (use.required()) {
      skills.addObject().put("skill_id", use.skill().value()).put("required", true);
    } else {
      skills.add(use.skill().value());
    }
  }

  private static ObjectNode constraints(Constraints constraints) {
    ObjectNode node = Json.object();
    Integer most = constraints.maxConcurrentTasks();
    if (most != null) {
      node.put(Constraints.MAX_CONCURRENT_TASKS, most);
    }
    if (!constraints.maxConcurrentByKind().isEmpty()) {
      ObjectNode byKind = node.putObject(Constraints.MAX_CONCURRENT_BY_KIND);
      constraints.maxConcurrentByKind().forEach((kind, units) -> byKind.put(kind.value(), units));
    }
    constraints.others().values().forEach((key, value) -> node.set(key, Json.data(value)));
    return node;
  }
}
