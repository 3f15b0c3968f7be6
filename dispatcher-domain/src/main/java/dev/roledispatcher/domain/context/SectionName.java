package dev.roledispatcher.domain.context;

/// The sections of a context. In a prompt they stand in this order: what changes least comes first,
/// so that the beginnings of two contexts for one role are the same and prompt caches hit; a
/// [ContextForm#BRIEF] has an order of its own.
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
  /// Why this role was chosen; in briefs only.
  WHY_YOU,
  /// The task itself.
  TASK_CONTEXT,
  /// What was tried before, by whom, why it ended and what is left.
  HANDOVER_CONTEXT
}
