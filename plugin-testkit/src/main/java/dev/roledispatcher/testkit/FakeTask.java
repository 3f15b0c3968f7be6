package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task as the host would hand it over, written as a sentence. Immutable: every method returns
/// another task.
///
/// ```java
/// FakeTask.describedAs("Review the payment code").requiring("code_review").withPriority("high")
/// ```
public final class FakeTask implements TaskView {

  /// The longest description the host accepts, in bytes of UTF-8.
  public static final int LONGEST_DESCRIPTION = 32 * 1024;

  private static final int SHOWN = 60;

  private final String id;
  private final String description;
  private final List<RequirementView> requirements;
  private final String priority;
  private final Map<String, @Nullable Object> metadata;
  private final Map<String, @Nullable Object> context;
  private final @Nullable Instant deadline;
  private final int capacityCost;

  private FakeTask(
      String id,
      String description,
      List<RequirementView> requirements,
      String priority,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> context,
      @Nullable Instant deadline,
      int capacityCost) {
    this.id = id;
    this.description = description;
    this.requirements = requirements;
    this.priority = priority;
    this.metadata = metadata;
    this.context = context;
    this.deadline = deadline;
    this.capacityCost = capacityCost;
  }

  /// A task `task-1` of medium priority that asks for no capabilities and carries no data.
  ///
  /// @throws IllegalArgumentException when the description is blank or longer than
  ///   [#LONGEST_DESCRIPTION]
  public static FakeTask describedAs(String description) {
    if (description.isBlank()) {
      throw new IllegalArgumentException("The description of a task must not be blank.");
    }
    int length = description.getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "The description of a task (%s bytes) must have at most %s bytes."
              .formatted(length, LONGEST_DESCRIPTION));
    }
    return new FakeTask("task-1", description, List.of(), "medium", Map.of(), Map.of(), null, 1);
  }

  /// The same task under another id.
  public FakeTask withId(String otherId) {
    return new FakeTask(
        otherId, description, requirements, priority, metadata, context, deadline, capacityCost);
  }

  /// The same task that takes so many units of a role's capacity.
  ///
  /// @throws IllegalArgumentException when that is not 1 or more
  public FakeTask costing(int units) {
    if (units < 1) {
      throw new IllegalArgumentException(
          "The units of capacity (%s) that a task takes must be at least 1.".formatted(units));
    }
    return new FakeTask(
        id, description, requirements, priority, metadata, context, deadline, units);
  }

  /// The same task that also requires these capabilities, at any level.
  public FakeTask requiring(String... capabilities) {
    FakeTask task = this;
    for (String capability : capabilities) {
      task = task.requiring(capability, 1);
    }
    return task;
  }

  /// The same task that also requires a capability at a level from 1 to 5 or higher.
  public FakeTask requiring(String capability, int minLevel) {
    return asking(new RequirementView(capability, Levels.checked(minLevel), true));
  }

  /// The same task that also prefers these capabilities, at any level.
  public FakeTask preferring(String... capabilities) {
    FakeTask task = this;
    for (String capability : capabilities) {
      task = task.preferring(capability, 1);
    }
    return task;
  }

  /// The same task that also prefers a capability at a level from 1 to 5 or higher.
  public FakeTask preferring(String capability, int minLevel) {
    return asking(new RequirementView(capability, Levels.checked(minLevel), false));
  }

  /// The same task with another priority, which need not be one that the host knows.
  public FakeTask withPriority(String otherPriority) {
    return new FakeTask(
        id, description, requirements, otherPriority, metadata, context, deadline, capacityCost);
  }

  /// The same task with one more entry of metadata.
  ///
  /// @throws IllegalArgumentException when the value is not of a kind that [TaskView#metadata()]
  ///   names
  public FakeTask withMetadata(String key, @Nullable Object value) {
    return new FakeTask(
        id,
        description,
        requirements,
        priority,
        FreeData.with(metadata, key, value),
        context,
        deadline,
        capacityCost);
  }

  /// The same task with one more entry of context.
  ///
  /// @throws IllegalArgumentException when the value is not of a kind that [TaskView#metadata()]
  ///   names
  public FakeTask withContext(String key, @Nullable Object value) {
    return new FakeTask(
        id,
        description,
        requirements,
        priority,
        metadata,
        FreeData.with(context, key, value),
        deadline,
        capacityCost);
  }

  /// The same task that must be done by a time.
  public FakeTask dueAt(Instant time) {
    return new FakeTask(
        id, description, requirements, priority, metadata, context, time, capacityCost);
  }

  private FakeTask asking(RequirementView requirement) {
    List<RequirementView> more = new ArrayList<>(requirements);
    more.add(requirement);
    return new FakeTask(
        id, description, List.copyOf(more), priority, metadata, context, deadline, capacityCost);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<RequirementView> requirements() {
    return requirements;
  }

  @Override
  public String priority() {
    return priority;
  }

  @Override
  public Map<String, @Nullable Object> metadata() {
    return metadata;
  }

  @Override
  public Map<String, @Nullable Object> context() {
    return context;
  }

  @Override
  public int capacityCost() {
    return capacityCost;
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  /// The id and the beginning of the description, for messages of failed tests.
  @Override
  public String toString() {
    boolean cut = description.length() > SHOWN;
    return "%s \"%s\"".formatted(id, cut ? description.substring(0, SHOWN) + "…" : description);
  }
}
