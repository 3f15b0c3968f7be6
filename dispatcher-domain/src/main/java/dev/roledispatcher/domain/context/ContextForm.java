package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleType;
import java.util.List;

/// How a context is written.
public enum ContextForm {
  /// For a model: instructions first, what changes least at the beginning.
  PROMPT,
  /// For a person: what is to be done first, and short.
  BRIEF;

  private static final List<SectionName> STABLE_FIRST = List.of(SectionName.values());

  private static final List<SectionName> TASK_FIRST =
      List.of(
          SectionName.TASK_CONTEXT,
          SectionName.WHY_YOU,
          SectionName.CONSTRAINT_CONTEXT,
          SectionName.HANDOVER_CONTEXT,
          SectionName.SYSTEM_PROMPT,
          SectionName.PROJECT_CONTEXT,
          SectionName.SKILL_CONTEXT,
          SectionName.EXAMPLES);

  /// The form for a role of that type: people get a brief, whoever works with AI a prompt.
  public static ContextForm of(RoleType type) {
    return switch (type) {
      case HUMAN_PRIMARY -> BRIEF;
      case AI_PRIMARY, HYBRID -> PROMPT;
    };
  }

  /// The order in which the sections stand, every section once.
  public List<SectionName> order() {
    return switch (this) {
      case PROMPT -> STABLE_FIRST;
      case BRIEF -> TASK_FIRST;
    };
  }
}
