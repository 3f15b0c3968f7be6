package dev.roledispatcher.domain.task;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;

/// One capability a task asks for.
///
/// @param capability what must be known
/// @param minLevel the lowest proficiency that will do
/// @param kind whether it must be covered or only scores
public record Requirement(CapabilityName capability, Proficiency minLevel, Kind kind) {

  /// What a requirement does to a role that does not meet it.
  public enum Kind {
    /// The role may not take the task.
    REQUIRED,
    /// The role scores lower.
    PREFERRED
  }

  /// A capability that must be covered, at any level.
  public static Requirement of(CapabilityName capability) {
    return new Requirement(capability, Proficiency.LOWEST, Kind.REQUIRED);
  }

  /// True when a role that does not meet it may not take the task.
  public boolean isRequired() {
    return kind == Kind.REQUIRED;
  }
}
