package dev.roledispatcher.domain.skill;

import java.time.Instant;

/// A text that roles work by.
///
/// @param id names it
/// @param content what it says
/// @param version grows by one with every change, deletion and return, from 1
/// @param createdAt when it was made
/// @param updatedAt when it was changed last
public record Skill(
    SkillId id, SkillContent content, long version, Instant createdAt, Instant updatedAt) {

  public Skill {
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of skill (%s) must be at least 1.".formatted(version, id));
    }
  }
}
