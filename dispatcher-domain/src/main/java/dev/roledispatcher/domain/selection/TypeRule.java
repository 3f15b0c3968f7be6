package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleType;

/// How the type of a role and the class of a task must go together.
public enum TypeRule {
  /// The type must suit the class; see [RoleType#mayTake].
  SUITS,
  /// The type must be the class: the caller forced it.
  EXACT,
  /// Any type: a person named the role, and knows better than the classifier.
  ANY;

  /// True when a role of that type may take a task of that class.
  public boolean allows(RoleType type, TaskClassification classification) {
    return switch (this) {
      case SUITS -> type.mayTake(classification);
      case EXACT -> type.isExactly(classification);
      case ANY -> true;
    };
  }
}
