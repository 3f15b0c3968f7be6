package dev.roledispatcher.domain.task;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.role.CapabilityName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that has to be done.
///
/// @param id names it
/// @param description what is to be done, in the caller's words; not blank, at most 32 KiB of UTF-8
/// @param requirements the capabilities it asks for, each once, at most 64
/// @param priority how pressing it is
/// @param metadata data about the task
/// @param context data for whoever does it
/// @param deadline when it must be done; null when there is no such time
/// @param need what it takes of the capacities of roles
public record Task(
    TaskId id,
    String description,
    List<Requirement> requirements,
    Priority priority,
    Attributes metadata,
    Attributes context,
    @Nullable Instant deadline,
    CapacityNeed need) {

  /// The longest description, in bytes of UTF-8.
  public static final int MAX_DESCRIPTION_BYTES = 32 * 1024;

  /// The most capabilities one task may ask for.
  public static final int MAX_REQUIREMENTS = 64;

  public Task {
    if (description.isBlank()) {
      throw new IllegalArgumentException("The description of a task must not be blank.");
    }
    int bytes = description.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_DESCRIPTION_BYTES) {
      throw new IllegalArgumentException(
          "The description (%d bytes) of a task must be at most %d bytes of UTF-8."
              .formatted(bytes, MAX_DESCRIPTION_BYTES));
    }
    requirements = List.copyOf(requirements);
    if (requirements.size() > MAX_REQUIREMENTS) {
      throw new IllegalArgumentException(
          "The required capabilities (%d) of a task must be at most %d."
              .formatted(requirements.size(), MAX_REQUIREMENTS));
    }
    Set<CapabilityName> seen = new HashSet<>();
    for (Requirement requirement : requirements) {
      if (!seen.add(requirement.capability())) {
        throw new IllegalArgumentException(
            "The capability (%s) must be asked for once.".formatted(requirement.capability()));
      }
    }
  }

  /// A task that takes one unit of capacity and is of no kind.
  public Task(
      TaskId id,
      String description,
      List<Requirement> requirements,
      Priority priority,
      Attributes metadata,
      Attributes context,
      @Nullable Instant deadline) {
    this(id, description, requirements, priority, metadata, context, deadline, CapacityNeed.ONE);
  }

  /// The same task, more or less pressing.
  public Task withPriority(Priority other) {
    return new Task(id, description, requirements, other, metadata, context, deadline, need);
  }

  /// The same task, asking for something else.
  public Task withRequirements(List<Requirement> others) {
    return new Task(id, description, others, priority, metadata, context, deadline, need);
  }

  /// The same task, taking something else of capacities.
  public Task withNeed(CapacityNeed other) {
    return new Task(id, description, requirements, priority, metadata, context, deadline, other);
  }

  /// The requirements that must be covered.
  public List<Requirement> required() {
    return requirements.stream().filter(Requirement::isRequired).toList();
  }
}
