package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.AffinityView;
import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoutingClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A role that may take a task, written as a sentence. Immutable: every method returns another
/// candidate.
///
/// ```java
/// FakeCandidate.withId("role-a").ofType(AI_PRIMARY).able("code_review", 4).holding(2).limitedTo(5)
/// ```
public final class FakeCandidate implements CandidateView {

  private static final int MIDDLE_LEVEL = 3;

  /// What it got and did before; null and empty where nothing is known.
  private record Past(
      @Nullable Instant lastAssignedAt, OptionalLong assignments, @Nullable FakeAffinity affinity) {

    static final Past NONE = new Past(null, OptionalLong.empty(), null);

    FakeAffinity orUnknown() {
      return affinity == null ? FakeAffinity.NONE : affinity;
    }

    Past knowing(FakeAffinity otherAffinity) {
      return new Past(lastAssignedAt, assignments, otherAffinity);
    }
  }

  private final String roleId;
  private final String name;
  private final String description;
  private final RoutingClass type;
  private final Map<String, Integer> levels;
  private final List<CapabilityView> capabilities;
  private final int activeTasks;
  private final OptionalInt capacity;
  private final Past past;
  private final long version;
  private final List<String> knownWork;

  private FakeCandidate(
      String roleId,
      String name,
      String description,
      RoutingClass type,
      Map<String, Integer> levels,
      int activeTasks,
      OptionalInt capacity,
      Past past,
      long version,
      List<String> knownWork) {
    this.roleId = roleId;
    this.name = name;
    this.description = description;
    this.type = type;
    this.levels = levels;
    this.capabilities = views(levels);
    this.activeTasks = activeTasks;
    this.capacity = capacity;
    this.past = past;
    this.version = version;
    this.knownWork = knownWork;
  }

  /// A hybrid role that can do nothing yet, holds no tasks, may hold any number and never got one,
  /// in version 1; its name is its id.
  public static FakeCandidate withId(String roleId) {
    return new FakeCandidate(
        roleId,
        roleId,
        "",
        RoutingClass.HYBRID,
        Map.of(),
        0,
        OptionalInt.empty(),
        Past.NONE,
        1,
        List.of());
  }

  /// The same candidate under another name.
  public FakeCandidate named(String otherName) {
    return new FakeCandidate(
        roleId,
        otherName,
        description,
        type,
        levels,
        activeTasks,
        capacity,
        past,
        version,
        knownWork);
  }

  /// The same candidate with another description.
  public FakeCandidate describedAs(String otherDescription) {
    return new FakeCandidate(
        roleId,
        name,
        otherDescription,
        type,
        levels,
        activeTasks,
        capacity,
        past,
        version,
        knownWork);
  }

  /// The same candidate of another type.
  public FakeCandidate ofType(RoutingClass otherType) {
    return new FakeCandidate(
        roleId,
        name,
        description,
        otherType,
        levels,
        activeTasks,
        capacity,
        past,
        version,
        knownWork);
  }

  /// The same candidate that also has these capabilities, at level 3.
  public FakeCandidate able(String... capabilitiesAtLevel3) {
    FakeCandidate candidate = this;
    for (String capability : capabilitiesAtLevel3) {
      candidate = candidate.able(capability, MIDDLE_LEVEL);
    }
    return candidate;
  }

  /// The same candidate with a capability at a level from 1 to 5, instead of the level it had.
  public FakeCandidate able(String capability, int level) {
    Map<String, Integer> more = new LinkedHashMap<>(levels);
    more.put(capability, Levels.checked(level));
    return new FakeCandidate(
        roleId, name, description, type, more, activeTasks, capacity, past, version, knownWork);
  }

  /// The same candidate with another number of tasks, 0 or more.
  public FakeCandidate holding(int tasks) {
    requireNotNegative("number of active tasks", tasks);
    return new FakeCandidate(
        roleId, name, description, type, levels, tasks, capacity, past, version, knownWork);
  }

  /// The same candidate that may hold so many tasks at once, 0 or more.
  public FakeCandidate limitedTo(int tasks) {
    requireNotNegative("capacity", tasks);
    return new FakeCandidate(
        roleId,
        name,
        description,
        type,
        levels,
        activeTasks,
        OptionalInt.of(tasks),
        past,
        version,
        knownWork);
  }

  /// The same candidate that got its last task at a time.
  public FakeCandidate lastAssigned(Instant time) {
    return with(new Past(time, past.assignments(), past.affinity()));
  }

  /// The same candidate that got so many tasks so far, 0 or more.
  public FakeCandidate given(long tasks) {
    if (tasks < 0) {
      throw new IllegalArgumentException(
          "The number of assignments (%s) of candidate (%s) must be 0 or more."
              .formatted(tasks, roleId));
    }
    return with(new Past(past.lastAssignedAt(), OptionalLong.of(tasks), past.affinity()));
  }

  /// The same candidate that did so well with earlier tasks like the one of the query: what is left
  /// of its successes and failures, each 0 or more.
  public FakeCandidate experienced(double successes, double failures) {
    return with(past.knowing(past.orUnknown().counting(successes, failures)));
  }

  /// The same candidate that last had a task like the one of the query at a time.
  public FakeCandidate lastHeldLikeAt(Instant time) {
    return with(past.knowing(past.orUnknown().lastHeld(time)));
  }

  private FakeCandidate with(Past otherPast) {
    return new FakeCandidate(
        roleId,
        name,
        description,
        type,
        levels,
        activeTasks,
        capacity,
        otherPast,
        version,
        knownWork);
  }

  /// The same candidate in another version.
  public FakeCandidate inVersion(long otherVersion) {
    return new FakeCandidate(
        roleId,
        name,
        description,
        type,
        levels,
        activeTasks,
        capacity,
        past,
        otherVersion,
        knownWork);
  }

  /// The same candidate, known to do this work and no other.
  public FakeCandidate knownFor(String... statements) {
    return new FakeCandidate(
        roleId,
        name,
        description,
        type,
        levels,
        activeTasks,
        capacity,
        past,
        version,
        List.of(statements));
  }

  private void requireNotNegative(String what, int number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "The %s (%s) of candidate (%s) must be 0 or more.".formatted(what, number, roleId));
    }
  }

  private static List<CapabilityView> views(Map<String, Integer> levels) {
    List<CapabilityView> views = new ArrayList<>(levels.size());
    levels.forEach((capability, level) -> views.add(new CapabilityView(capability, level)));
    return List.copyOf(views);
  }

  @Override
  public String roleId() {
    return roleId;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public List<String> knownWork() {
    return knownWork;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public RoutingClass type() {
    return type;
  }

  @Override
  public List<CapabilityView> capabilities() {
    return capabilities;
  }

  @Override
  public int level(String capability) {
    return levels.getOrDefault(capability, 0);
  }

  @Override
  public int activeTasks() {
    return activeTasks;
  }

  @Override
  public OptionalInt capacity() {
    return capacity;
  }

  @Override
  public Optional<Instant> lastAssignedAt() {
    return Optional.ofNullable(past.lastAssignedAt());
  }

  @Override
  public OptionalLong assignments() {
    return past.assignments();
  }

  @Override
  public Optional<AffinityView> affinity() {
    return Optional.ofNullable(past.affinity());
  }

  /// The id and what it can do, for messages of failed tests.
  @Override
  public String toString() {
    return "%s %s %s".formatted(roleId, type, levels);
  }
}
