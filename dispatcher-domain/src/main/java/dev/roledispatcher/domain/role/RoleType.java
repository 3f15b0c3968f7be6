package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.classification.TaskClassification;

/// Whether a role is a person, an AI agent, or both working together.
public enum RoleType {
  HUMAN_PRIMARY,
  AI_PRIMARY,
  HYBRID;

  /// True when a role of this type may take a task of that class: hybrid roles take any task,
  /// hybrid tasks suit any role.
  public boolean mayTake(TaskClassification classification) {
    return this == HYBRID
        || classification == TaskClassification.HYBRID
        || isExactly(classification);
  }

  /// True when the type and the class say the same.
  public boolean isExactly(TaskClassification classification) {
    return switch (this) {
      case HUMAN_PRIMARY -> classification == TaskClassification.HUMAN_PRIMARY;
      case AI_PRIMARY -> classification == TaskClassification.AI_PRIMARY;
      case HYBRID -> classification == TaskClassification.HYBRID;
    };
  }
}
