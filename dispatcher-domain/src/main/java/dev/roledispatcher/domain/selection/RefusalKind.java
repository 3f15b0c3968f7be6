package dev.roledispatcher.domain.selection;

/// Why a role may not take a task, in the order in which the reasons are tested and counted.
public enum RefusalKind {
  /// No such role.
  UNKNOWN_ROLE,
  /// A required capability is missing.
  MISSING_CAPABILITY,
  /// The type of the role does not suit the class of the task.
  WRONG_TYPE,
  /// The role gets no tasks at present.
  INACTIVE,
  /// The caller excluded it.
  EXCLUDED,
  /// It failed this task before.
  FAILED_BEFORE,
  /// It has a required capability, but not well enough.
  LEVEL_TOO_LOW,
  /// It holds as many tasks as it may.
  AT_CAPACITY
}
