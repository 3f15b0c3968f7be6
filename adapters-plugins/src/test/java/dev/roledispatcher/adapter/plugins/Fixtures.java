package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tasks, roles and settings that tests share.
final class Fixtures {

  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  /// Longer than any sound call takes; no test waits it out.
  static final Duration LONG = Duration.ofMinutes(5);

  /// For calls that hang on purpose.
  static final Duration SHORT = Duration.ofMillis(50);

  static final CallLimits LIMITS = new CallLimits(2, 2, 3, Duration.ofSeconds(10), Set.of());

  static final PluginHostSettings SETTINGS =
      new PluginHostSettings(
          List.of("keyword"),
          "weighted",
          LONG,
          LONG,
          LONG,
          LIMITS,
          Weighing.EVEN,
          ShadowSettings.NOBODY,
          Map.of());

  static final CapabilityName REVIEW = new CapabilityName("code_review");

  static final Task TASK =
      new Task(
          new TaskId("task-1"),
          "Review the pull request.",
          List.of(
              new Requirement(REVIEW, new Proficiency(2), Requirement.Kind.REQUIRED),
              new Requirement(
                  new CapabilityName("security"), Proficiency.LOWEST, Requirement.Kind.PREFERRED)),
          Priority.HIGH,
          Attributes.of(Map.of("team", "core")),
          Attributes.of(Map.of("repository", "dispatcher")),
          NOW);

  private Fixtures() {}

  static PluginHostSettings chain(String... names) {
    return new PluginHostSettings(
        List.of(names),
        "weighted",
        LONG,
        LONG,
        LONG,
        LIMITS,
        Weighing.EVEN,
        ShadowSettings.NOBODY,
        Map.of());
  }

  static PluginHostSettings options(Map<String, Map<String, String>> options) {
    return new PluginHostSettings(
        List.of("keyword"),
        "weighted",
        LONG,
        LONG,
        LONG,
        LIMITS,
        Weighing.EVEN,
        ShadowSettings.NOBODY,
        options);
  }

  static Role role(String id, RoleType type) {
    return new Role(
        new RoleId(id),
        new RoleProfile(
            "Role " + id,
            "Does things.",
            type,
            List.of(new Capability(REVIEW, new Proficiency(4))),
            List.of(),
            new Constraints(5, Attributes.none()),
            true,
            Attributes.none()),
        7,
        NOW,
        NOW);
  }

  /// People with these ids, by id, holding nothing yet.
  static List<IndexedRole> people(String... ids) {
    return indexed(
        List.of(ids).stream()
            .map(id -> role(id, RoleType.HUMAN_PRIMARY))
            .sorted(Comparator.comparing(Role::id))
            .toList());
  }

  static List<IndexedRole> indexed(List<Role> roles) {
    RoleIndex index = RoleIndex.of(roles);
    return roles.stream().map(role -> index.find(role.id()).orElseThrow()).toList();
  }
}
