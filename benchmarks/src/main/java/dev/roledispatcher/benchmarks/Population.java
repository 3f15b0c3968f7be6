package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Roles and tasks drawn from a seed, the same in every run.
///
/// A role has 5 to 12 of 500 capabilities, every third role is of each type, nine of ten are active
/// and every other one has a capacity. A task requires 3 to 5 capabilities; for each task 1 to 10
/// active hybrid roles get what they lack of them, so that every task finds somebody.
///
/// @param roles so many as were asked for
/// @param tasks [#TASKS] of them
public record Population(List<Role> roles, List<Task> tasks) {

  /// How many skills each role names: `skill-0` and so on, the same for all.
  static final int SKILLS = 5;

  /// How many tasks take turns, so that no measurement sees one task only.
  public static final int TASKS = 32;

  private static final long SEED = 20_260_105;
  private static final int CAPABILITIES = 500;
  private static final List<RoleType> TYPES = List.of(RoleType.values());
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  public Population {
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
  }

  /// So many roles, at least 10, and the tasks that some of them match.
  public static Population of(int size) {
    Random random = new Random(SEED);
    List<Set<CapabilityName>> abilities = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      abilities.add(draw(random, 5 + random.nextInt(8)));
    }
    Set<Integer> planted = new LinkedHashSet<>();
    List<Task> tasks = new ArrayList<>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      Set<CapabilityName> required = draw(random, 3 + random.nextInt(3));
      int matches = 1 + random.nextInt(10);
      for (int match = 0; match < matches; match++) {
        int lucky = random.nextInt(size);
        abilities.get(lucky).addAll(required);
        planted.add(lucky);
      }
      tasks.add(task(i, required));
    }
    List<Role> roles = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      roles.add(role(i, abilities.get(i), planted.contains(i), random));
    }
    return new Population(roles, tasks);
  }

  /// A role of the population as its next version, able to do one thing more or less.
  public static Role changed(Role role) {
    RoleProfile profile = role.profile();
    CapabilityName extra = capability(0);
    List<Capability> capabilities = new ArrayList<>(profile.capabilities());
    if (!capabilities.removeIf(capability -> capability.name().equals(extra))) {
      capabilities.add(Capability.of(extra));
    }
    RoleProfile next =
        new RoleProfile(
            profile.name(),
            profile.description(),
            profile.type(),
            capabilities,
            profile.skills(),
            profile.examples(),
            profile.constraints(),
            profile.engagement(),
            profile.active(),
            profile.metadata());
    return new Role(role.id(), next, role.version() + 1, role.createdAt(), NOW);
  }

  private static Task task(int number, Set<CapabilityName> required) {
    return new Task(
        new TaskId("task-" + number),
        Texts.ofTask(number),
        required.stream().map(Requirement::of).toList(),
        Priority.MEDIUM,
        Attributes.none(),
        Attributes.none(),
        null);
  }

  private static Role role(
      int number, Set<CapabilityName> abilities, boolean planted, Random random) {
    List<Capability> capabilities = new ArrayList<>();
    for (CapabilityName name : abilities) {
      capabilities.add(new Capability(name, new Proficiency(1 + random.nextInt(5))));
    }
    RoleType type = TYPES.get(random.nextInt(TYPES.size()));
    boolean active = random.nextInt(10) > 0;
    Integer capacity = random.nextBoolean() ? 3 + random.nextInt(8) : null;
    RoleProfile profile =
        new RoleProfile(
            "Role " + number,
            "Takes care of what comes up in area " + number % 97 + ".",
            planted ? RoleType.HYBRID : type,
            capabilities,
            IntStream.range(0, SKILLS)
                .mapToObj(skill -> SkillUse.of(new SkillId("skill-" + skill)))
                .toList(),
            new Constraints(capacity, Attributes.none()),
            planted || active,
            Attributes.none());
    return new Role(new RoleId("role-" + number), profile, 1, NOW, NOW);
  }

  private static Set<CapabilityName> draw(Random random, int count) {
    Set<CapabilityName> drawn = new LinkedHashSet<>();
    while (drawn.size() < count) {
      drawn.add(capability(random.nextInt(CAPABILITIES)));
    }
    return drawn;
  }

  private static CapabilityName capability(int number) {
    return new CapabilityName("capability_" + number);
  }
}
