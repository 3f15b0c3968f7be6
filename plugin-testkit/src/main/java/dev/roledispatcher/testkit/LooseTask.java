package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A task whose collections can be changed, to catch a plugin that changes them.
final class LooseTask implements TaskView {

  private final TaskView original;
  private final List<RequirementView> requirements;
  private final Map<String, @Nullable Object> metadata;
  private final Map<String, @Nullable Object> context;

  LooseTask(TaskView original) {
    this.original = original;
    this.requirements = new ArrayList<>(original.requirements());
    this.metadata = FreeData.loose(original.metadata());
    this.context = FreeData.loose(original.context());
  }

  void assertUnchanged() {
    assertThat(requirements)
        .as("the requirements of %s", original)
        .isEqualTo(original.requirements());
    assertThat(metadata).as("the metadata of %s", original).isEqualTo(original.metadata());
    assertThat(context).as("the context of %s", original).isEqualTo(original.context());
  }

  @Override
  public String id() {
    return original.id();
  }

  @Override
  public String description() {
    return original.description();
  }

  @Override
  public List<RequirementView> requirements() {
    return requirements;
  }

  @Override
  public String priority() {
    return original.priority();
  }

  @Override
  public int capacityCost() {
    return original.capacityCost();
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
  public Optional<Instant> deadline() {
    return original.deadline();
  }
}
