package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.Optional;

/// How what goes into contexts is fetched.
///
/// @param sourceTimeout how long one source may take
/// @param projectField the field of a task's metadata that names its project
/// @param skillsRequired whether a context fails (E13303) when skills cannot be fetched; otherwise
///   they are missing from it, unless the role requires one of them
/// @param projectRequired whether a context fails (E13303) when the project cannot be fetched;
///   otherwise it is missing from it
/// @param mostPast how many earlier attempts at a task are told of, 0 to 100
public record ContextSettings(
    Duration sourceTimeout,
    String projectField,
    boolean skillsRequired,
    boolean projectRequired,
    int mostPast) {

  /// What holds when nothing is configured.
  public static final ContextSettings DEFAULT =
      new ContextSettings(Duration.ofSeconds(1), "project", false, false, 8);

  public ContextSettings {
    if (sourceTimeout.isNegative() || sourceTimeout.isZero()) {
      throw new IllegalArgumentException(
          "The timeout (%s) of context sources must be more than zero.".formatted(sourceTimeout));
    }
    if (projectField.isBlank()) {
      throw new IllegalArgumentException(
          "The metadata field that names the project of a task must not be blank.");
    }
    if (mostPast < 0 || mostPast > 100) {
      throw new IllegalArgumentException(
          "The earlier attempts (%d) that a context tells of must be 0 to 100."
              .formatted(mostPast));
    }
  }

  /// What the task says its project is; empty when nothing.
  Optional<Object> projectNamed(Task task) {
    return Optional.ofNullable(task.metadata().get(projectField));
  }

  /// The id that names a project; empty when it cannot be one.
  static Optional<ProjectId> projectId(Object named) {
    try {
      return Optional.of(new ProjectId(named.toString()));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
