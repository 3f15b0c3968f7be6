package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleType;

/// How a context is written.
public enum ContextForm {
  /// For a model: instructions first, what changes least at the beginning.
  PROMPT,
  /// For a person: what is to be done first, and short.
  BRIEF;

  /// The form for a role of that type: people get a brief, whoever works with AI a prompt.
  public static ContextForm of(RoleType type) {
    return switch (type) {
      case HUMAN_PRIMARY -> BRIEF;
      case AI_PRIMARY, HYBRID -> PROMPT;
    };
  }
}
