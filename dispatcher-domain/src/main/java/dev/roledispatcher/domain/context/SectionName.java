package dev.roledispatcher.domain.context;

/// The sections of a context, in the order in which they stand: what changes least comes first, so
/// that the beginnings of two contexts for one role are the same and prompt caches hit.
public enum SectionName {
  /// Who the role is and how it works.
  SYSTEM_PROMPT,
  /// The skills it works by.
  SKILL_CONTEXT,
  /// The limits it works under.
  CONSTRAINT_CONTEXT,
  /// The project the task belongs to.
  PROJECT_CONTEXT,
  /// How it was done well before.
  EXAMPLES,
  /// The task itself.
  TASK_CONTEXT
}
