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
  /// It had a part in this task, or in one that the task must be kept apart from.
  SEPARATION_OF_DUTIES,
  /// It failed this task before.
  FAILED_BEFORE,
  /// It has a required capability, but not well enough.
  LEVEL_TOO_LOW,
  /// It finishes what it has and gets nothing new.
  DRAINING,
  /// It takes its tasks from the queue itself.
  PULLS,
  /// Nothing was heard of it for too long.
  NOT_PRESENT,
  /// It missed too many offers in a row.
  RESTING,
  /// It does not work at this time.
  OUTSIDE_WORKING_HOURS,
  /// It has not enough capacity left.
  AT_CAPACITY,
  /// A limit for a kind of task, or for all tasks, has not enough left.
  LIMIT_REACHED
}
