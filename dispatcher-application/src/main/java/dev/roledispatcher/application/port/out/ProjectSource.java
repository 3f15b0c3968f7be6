package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.time.Duration;
import java.util.Optional;

/// The projects as contexts need them, near at hand, under the promises of [SkillSource].
public interface ProjectSource {

  /// The project, when it exists.
  ///
  /// @param within the time for it
  /// @throws SourceDownException when it is not at hand and cannot be had in time
  Optional<Project> load(ProjectId id, Duration within) throws SourceDownException;

  /// A project was made, changed or deleted by this instance, and the change is committed.
  void changed(ProjectId id);
}
