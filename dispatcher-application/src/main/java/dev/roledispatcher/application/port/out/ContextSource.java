package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.context.ContextAssembler.Omission;
import dev.roledispatcher.domain.context.ContextSection;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.List;

/// Gives sections of a context that neither role nor task carries themselves, for instance skills.
public interface ContextSource {

  /// The name of the source, for messages.
  String name();

  /// What the source has for that role and task.
  ///
  /// @param within the time for it
  /// @throws SourceDownException when it cannot be reached in time and its sections are required
  Material load(Role role, Task task, Duration within) throws SourceDownException;

  /// What a source gave.
  ///
  /// @param sections what it had
  /// @param omissions what it should have had, and has not
  record Material(List<ContextSection> sections, List<Omission> omissions) {

    public Material {
      sections = List.copyOf(sections);
      omissions = List.copyOf(omissions);
    }
  }

  /// Says that a source that is required cannot be reached.
  final class SourceDownException extends Exception {

    private static final long serialVersionUID = 1L;

    /// The source cannot be reached, for that reason.
    public SourceDownException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
