package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Instant;
import java.util.Optional;

/// The projects, durable and shared by all instances, under the promises of [SkillStore].
public interface ProjectStore {

  /// Adds a project whose id is free, with version 1 (or one more than a deleted project of that id
  /// had).
  ///
  /// @return the project; empty when the id is taken
  Optional<Project> add(ProjectId id, String text, Instant at);

  /// Replaces the text of a project that has that version, and raises the version by one.
  ///
  /// @return the changed project; empty when it is gone or has another version
  Optional<Project> replace(ProjectId id, long version, String text, Instant at);

  /// Deletes a project that has that version.
  ///
  /// @return false when it is gone or has another version
  boolean delete(ProjectId id, long version, Instant at);

  /// One project.
  Optional<Project> find(ProjectId id);

  /// Projects, by id.
  Page<Project> list(PageRequest page);
}
