package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Roles for tests, registered at [#REGISTERED].
public final class SomeRoles {

  /// When these roles were registered.
  public static final Instant REGISTERED = Instant.parse("2026-03-02T08:00:00Z");

  private SomeRoles() {}

  /// The reviewing AI agent of the specification's example.
  public static Role aiCodeReviewer() {
    return role(
        "role-ai-code-reviewer",
        profile(
            "AI Code Reviewer",
            RoleType.AI_PRIMARY,
            List.of("code_review", "security_analysis", "performance_review"),
            List.of("skill-python", "skill-security")));
  }

  /// The deciding person of the specification's example.
  public static Role seniorArchitect() {
    return role(
        "role-senior-architect",
        profile(
            "Senior Architect",
            RoleType.HUMAN_PRIMARY,
            List.of("architecture_review", "decision_making", "mentoring"),
            List.of("skill-architecture")));
  }

  /// The deploying pair of person and agent of the specification's example.
  public static Role devOpsEngineer() {
    return role(
        "role-devops-engineer",
        profile(
            "DevOps Engineer",
            RoleType.HYBRID,
            List.of("deployment", "monitoring", "automation"),
            List.of("skill-kubernetes", "skill-aws")));
  }

  /// A hybrid role that can do these things and has no limit.
  public static Role role(String id, String... capabilities) {
    return role(id, profile("Role " + id, RoleType.HYBRID, List.of(capabilities), List.of()));
  }

  /// A role of that type that can do these things and has no limit.
  public static Role ofType(RoleType type, String id, String... capabilities) {
    return role(id, profile("Role " + id, type, List.of(capabilities), List.of()));
  }

  /// A hybrid role that may hold that many tasks at once.
  public static Role holdingAtMost(int tasks, String id, String... capabilities) {
    return role(id, limited(role(id, capabilities).profile(), tasks));
  }

  /// A hybrid role that can do these things and has a skill, `skill-` and its id.
  public static Role skilled(String id, String... capabilities) {
    return role(
        id, profile("Role " + id, RoleType.HYBRID, List.of(capabilities), List.of("skill-" + id)));
  }

  /// A hybrid role that can do these things and is worth nothing without that skill.
  public static Role needing(String skill, String id, String... capabilities) {
    RoleProfile profile = role(id, capabilities).profile();
    return role(
        id,
        new RoleProfile(
            profile.name(),
            profile.description(),
            profile.type(),
            profile.capabilities(),
            List.of(new SkillUse(new SkillId(skill), true)),
            profile.constraints(),
            profile.active(),
            profile.metadata()));
  }

  /// A role that gets no tasks at present.
  public static Role inactive(String id) {
    return role(id, role(id).profile().withActive(false));
  }

  /// A role with that profile, in its first version.
  public static Role role(String id, RoleProfile profile) {
    return new Role(new RoleId(id), profile, 1, REGISTERED, REGISTERED);
  }

  /// The same profile, allowed to hold that many tasks at once.
  public static RoleProfile limited(RoleProfile profile, int tasks) {
    return new RoleProfile(
        profile.name(),
        profile.description(),
        profile.type(),
        profile.capabilities(),
        profile.skills(),
        profile.examples(),
        new Constraints(tasks, profile.constraints().others()),
        profile.engagement(),
        profile.active(),
        profile.metadata());
  }

  /// A hybrid role that has that many units of capacity, of which tasks of a kind may take some.
  public static Role holdingAtMost(
      int units, String id, Map<TaskKind, Integer> ofKinds, String... capabilities) {
    return role(id, limited(role(id, capabilities).profile(), units, ofKinds));
  }

  /// The same profile with that many units of capacity, of which tasks of a kind may take some.
  public static RoleProfile limited(
      RoleProfile profile, int units, Map<TaskKind, Integer> ofKinds) {
    return new RoleProfile(
        profile.name(),
        profile.description(),
        profile.type(),
        profile.capabilities(),
        profile.skills(),
        profile.examples(),
        new Constraints(units, ofKinds, profile.constraints().others()),
        profile.engagement(),
        profile.active(),
        profile.metadata());
  }

  /// A hybrid role that is asked before it gets a task, and has two minutes to answer.
  public static Role asking(String id, String... capabilities) {
    return role(
        id,
        engaged(
            role(id, capabilities).profile(),
            new Engagement(Engagement.Mode.OFFER, Duration.ofMinutes(2), null, null, false, null)));
  }

  /// A hybrid role that takes its tasks from the queue itself.
  public static Role pulling(String id, String... capabilities) {
    return role(
        id,
        engaged(
            role(id, capabilities).profile(),
            new Engagement(Engagement.Mode.PULL, Duration.ofMinutes(2), null, null, false, null)));
  }

  /// The same profile, of a role that takes tasks on like that.
  public static RoleProfile engaged(RoleProfile profile, Engagement engagement) {
    return new RoleProfile(
        profile.name(),
        profile.description(),
        profile.type(),
        profile.capabilities(),
        profile.skills(),
        profile.examples(),
        profile.constraints(),
        engagement,
        profile.active(),
        profile.metadata());
  }

  /// The same profile under another name.
  public static RoleProfile named(RoleProfile profile, String name) {
    return new RoleProfile(
        name,
        profile.description(),
        profile.type(),
        profile.capabilities(),
        profile.skills(),
        profile.examples(),
        profile.constraints(),
        profile.engagement(),
        profile.active(),
        profile.metadata());
  }

  /// Capabilities by name, without a level.
  public static List<Capability> capabilities(String... names) {
    return Arrays.stream(names).map(CapabilityName::new).map(Capability::of).toList();
  }

  private static RoleProfile profile(
      String name, RoleType type, List<String> capabilities, List<String> skills) {
    return new RoleProfile(
        name,
        "What " + name + " is for.",
        type,
        capabilities(capabilities.toArray(String[]::new)),
        skills.stream().map(SkillId::new).map(SkillUse::of).toList(),
        Constraints.none(),
        true,
        Attributes.none());
  }
}
