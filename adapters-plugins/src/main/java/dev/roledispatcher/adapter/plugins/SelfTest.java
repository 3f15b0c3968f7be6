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
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Asks a plugin of the folder one made-up question before it is used: whether its answer keeps the
/// contract, not whether it is wise.
///
/// @param at the time of the question
record SelfTest(Instant at) {

  private static final CapabilityName CAPABILITY = new CapabilityName("self_test");

  /// Has a task classified.
  ///
  /// @throws PluginFault when that fails
  void classify(HostedPlugin<Classifier> plugin, Duration deadline) throws PluginFault {
    TaskSeen task = new TaskSeen(task());
    plugin.test(deadline, classifier -> classifier.classify(task), new VerdictCheck(plugin.ref()));
  }

  /// Has one role of each type ranked.
  ///
  /// @throws PluginFault when that fails
  void rank(HostedPlugin<RoleSelector> plugin, Duration deadline) throws PluginFault {
    Task task = task();
    AskedCapabilities asked = new AskedCapabilities(task);
    RoleIndex roles = RoleIndex.of(Arrays.stream(RoleType.values()).map(this::role).toList());
    List<CandidateSeen> candidates =
        Arrays.stream(RoleType.values())
            .map(SelfTest::idOf)
            .sorted()
            .flatMap(id -> roles.find(id).stream())
            .map(role -> new CandidateSeen(role, asked, null))
            .toList();
    QuerySeen query =
        new QuerySeen(
            new TaskSeen(task),
            RoutingClass.HYBRID,
            candidates.stream().<CandidateView>map(candidate -> candidate).toList(),
            at,
            Optional.empty());
    if (plugin.is(RegistryFollower.class)) {
      // What it is told first in earnest is complete, and so takes the place of this.
      ChangeSeen change = ChangeSeen.from(null, roles);
      plugin.tell(deadline, selector -> ((RegistryFollower) selector).follow(change));
    }
    plugin.test(deadline, selector -> selector.rank(query), new RankingCheck(candidates));
  }

  private static Task task() {
    return new Task(
        new TaskId("self-test"),
        "Review the report, approve the budget and generate a summary",
        List.of(Requirement.of(CAPABILITY)),
        Priority.MEDIUM,
        Attributes.none(),
        Attributes.none(),
        null);
  }

  private static RoleId idOf(RoleType type) {
    return new RoleId(type.name());
  }

  private Role role(RoleType type) {
    RoleProfile profile =
        new RoleProfile(
            "Self-test",
            "",
            type,
            List.of(new Capability(CAPABILITY, Proficiency.LOWEST)),
            List.of(),
            Constraints.none(),
            true,
            Attributes.none());
    return new Role(idOf(type), profile, 1, at, at);
  }
}
