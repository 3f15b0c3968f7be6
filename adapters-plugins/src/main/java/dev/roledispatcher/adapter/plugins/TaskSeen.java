package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task as plugins see it: hands out what the task holds, which nobody can change.
final class TaskSeen implements TaskView {

  private final Task task;
  private final List<RequirementView> requirements;

  TaskSeen(Task task) {
    this.task = task;
    this.requirements =
        task.requirements().stream()
            .map(asked ->
                new RequirementView(
                    asked.capability().value(), asked.minLevel().level(), asked.isRequired()))
            .toList();
  }

  @Override
  public String id() {
    return task.id().value();
  }

  @Override
  public String description() {
    return task.description();
  }

  @Override
  public List<RequirementView> requirements() {
    return requirements;
  }

  @Override
  public String priority() {
    return switch (task.priority()) {
      case LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
      case CRITICAL -> "critical";
    };
  }

  @Override
  public int capacityCost() {
    return task.need().cost();
  }

  @Override
  public Map<String, @Nullable Object> metadata() {
    return task.metadata().values();
  }

  @Override
  public Map<String, @Nullable Object> context() {
    return task.context().values();
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.ofNullable(task.deadline());
  }
}
