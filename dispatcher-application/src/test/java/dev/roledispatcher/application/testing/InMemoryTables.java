package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.Receipt.StoredAnswer;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleVersion;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables of the stores in memory: maps of values that never change.
final class InMemoryTables {

  final Map<RoleId, Role> roles = new TreeMap<>();
  final Map<RoleId, List<RoleVersion>> roleVersions = new HashMap<>();
  final Map<DispatchId, Hold> holds = new HashMap<>();
  CapacityLimits limits = CapacityLimits.NONE;
  final Map<RoleId, Instant> lastAssigned = new HashMap<>();
  final Map<RuleId, Rule> rules = new TreeMap<>();
  final Map<RuleId, List<RuleVersion>> ruleVersions = new HashMap<>();
  final Map<SkillId, Skill> skills = new TreeMap<>(Comparator.comparing(SkillId::value));
  final Map<SkillId, List<SkillVersion>> skillVersions = new HashMap<>();
  final Map<ProjectId, Project> projects = new TreeMap<>(Comparator.comparing(ProjectId::value));
  final Map<ProjectId, Long> deletedProjects = new HashMap<>();
  final Map<TaskId, TrackedTask> tasks = new HashMap<>();
  final Map<TaskId, List<DispatchEvent>> events = new HashMap<>();
  final Map<TaskId, List<Tried>> tries = new HashMap<>();
  final Map<DispatchId, DispatchDecision> decisions = new HashMap<>();
  final Map<String, Reserved> answers = new HashMap<>();
  InMemoryLives lives = new InMemoryLives();
  final Map<DispatchId, Offer> offers = new LinkedHashMap<>();
  final Map<DispatchId, Instant> offerEnds = new HashMap<>();
  final Map<DispatchId, Duration> offersTook = new HashMap<>();
  final Map<RoleId, MissedOffers> missed = new HashMap<>();
  final Map<RoleId, Instant> seen = new HashMap<>();
  final List<Count> counts = new ArrayList<>();
  final List<ShadowAnswer> shadows = new ArrayList<>();
  final List<Said> feedback = new ArrayList<>();
  final List<Taught> lessons = new ArrayList<>();
  final Map<TaskId, InMemoryQueueStore.Waiting> waiting = new HashMap<>();
  final Map<String, Double> shares = new HashMap<>();
  final Map<Lane, Double> served = new HashMap<>();
  final List<QueueStore.Starts> starts = new ArrayList<>();
  final Map<TaskId, Set<RoleId>> pastRoles = new HashMap<>();
  QueueStore.@Nullable Pause pause;
  ContextStats contexts = ContextStats.NONE;
  int folded;

  /// The same rows in other maps.
  InMemoryTables copy() {
    InMemoryTables copy = new InMemoryTables();
    copy.roles.putAll(roles);
    copy.roleVersions.putAll(roleVersions);
    copy.holds.putAll(holds);
    copy.limits = limits;
    copy.lastAssigned.putAll(lastAssigned);
    copy.rules.putAll(rules);
    copy.ruleVersions.putAll(ruleVersions);
    copy.skills.putAll(skills);
    copy.skillVersions.putAll(skillVersions);
    copy.projects.putAll(projects);
    copy.deletedProjects.putAll(deletedProjects);
    copy.tasks.putAll(tasks);
    copy.tries.putAll(tries);
    copy.events.putAll(events);
    copy.decisions.putAll(decisions);
    copy.answers.putAll(answers);
    copy.lives = lives.copy();
    copy.offers.putAll(offers);
    copy.offerEnds.putAll(offerEnds);
    copy.offersTook.putAll(offersTook);
    copy.missed.putAll(missed);
    copy.seen.putAll(seen);
    copy.counts.addAll(counts);
    copy.shadows.addAll(shadows);
    copy.feedback.addAll(feedback);
    copy.lessons.addAll(lessons);
    copy.waiting.putAll(waiting);
    copy.shares.putAll(shares);
    copy.served.putAll(served);
    copy.starts.addAll(starts);
    copy.pastRoles.putAll(pastRoles);
    copy.pause = pause;
    copy.contexts = contexts;
    copy.folded = folded;
    return copy;
  }

  /// How many units of capacity a role holds.
  int held(RoleId role) {
    return holds.values().stream()
        .filter(hold -> hold.role().equals(role))
        .mapToInt(hold -> hold.need().cost())
        .sum();
  }

  /// How many tasks a role has, or is asked to take.
  int tasksOf(RoleId role) {
    return (int) holds.values().stream().filter(hold -> hold.role().equals(role)).count();
  }

  /// What is used of every limit of which anything is.
  Map<LimitScope, Integer> used() {
    Map<LimitScope, Integer> used = new HashMap<>();
    for (Hold hold : holds.values()) {
      scopes(hold.role(), hold.need())
          .keySet()
          .forEach(scope -> used.merge(scope, hold.need().cost(), Integer::sum));
    }
    return used;
  }

  /// The limits that a task of a role counts against, and what each allows.
  Map<LimitScope, Integer> scopes(RoleId role, CapacityNeed need) {
    Map<LimitScope, Integer> scopes = new LinkedHashMap<>();
    Role known = roles.get(role);
    Integer ofKind =
        known == null || need.kind() == null
            ? null
            : known.profile().constraints().maxConcurrentByKind().get(need.kind());
    if (need.kind() != null && ofKind != null) {
      scopes.put(new LimitScope.OfRole(role, need.kind()), ofKind);
    }
    scopes.putAll(limits.of(need));
    return scopes;
  }

  /// Notes that a role got a task.
  void had(TaskId task, RoleId role) {
    Set<RoleId> all = new HashSet<>(pastRoles.getOrDefault(task, Set.of()));
    all.add(role);
    pastRoles.put(task, Set.copyOf(all));
  }

  /// Adds a version to those of its role.
  void note(RoleVersion version) {
    roleVersions.merge(version.role(), List.of(version), InMemoryTables::joined);
  }

  /// Adds a version to those of its skill.
  void note(SkillVersion version) {
    skillVersions.merge(version.skill(), List.of(version), InMemoryTables::joined);
  }

  /// What people call a role, or called it last; its id when there never was such a role.
  String nameOf(RoleId role) {
    List<RoleVersion> versions = roleVersions.getOrDefault(role, List.of());
    return versions.isEmpty() ? role.value() : versions.getLast().profile().name();
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// A role and what it holds.
  RegisteredRole registered(Role role) {
    return new RegisteredRole(
        role,
        new Workload(
            held(role.id()),
            role.profile().constraints().maxConcurrentTasks(),
            lastAssigned.get(role.id())));
  }

  /// What a dispatch takes of capacities.
  record Hold(RoleId role, CapacityNeed need) {}

  /// A role's try of a task.
  ///
  /// @param end how it ended, `active` before it did
  record Tried(
      RoleId role,
      Instant from,
      @Nullable Instant to,
      String end,
      @Nullable String reason,
      HandoverNote note) {

    Tried ended(Instant at, String how, @Nullable String why, HandoverNote left) {
      return new Tried(role, from, at, how, why, left);
    }
  }

  /// A reserved idempotency key.
  ///
  /// @param answer null while the work is running
  record Reserved(
      String fingerprint, String owner, Instant reservedAt, @Nullable StoredAnswer answer) {}

  /// Feedback, the task as it was then, and whether a rollback took it out.
  record Said(long id, Feedback feedback, Task task, boolean setAside) {

    boolean counts() {
      return !setAside && feedback.trust() > 0;
    }

    Said aside() {
      return new Said(id, feedback, task, true);
    }
  }

  /// A lesson, its state (null when it was rejected), and the newest feedback it knows.
  record Taught(Lesson lesson, @Nullable LearnedState state, long upTo) {

    Taught with(Lesson.Standing standing) {
      return new Taught(
          new Lesson(
              lesson.number(),
              lesson.learner(),
              standing,
              lesson.used(),
              lesson.anchors(),
              lesson.summary(),
              lesson.at()),
          state,
          upTo);
    }
  }

  /// Something to be counted.
  sealed interface Count {

    /// A dispatch that took effect.
    record Success(TaskClassification classification, RoleId role, Duration took)
        implements Count {}

    /// A task that changed hands.
    record Move() implements Count {}

    /// A dispatch that did not.
    record Failure(ErrorCode code) implements Count {}
  }
}
