package dev.roledispatcher.domain.skill;

import java.time.Instant;

/// One version of a skill, kept for good, so that a context can be explained by the skill as it
/// was.
///
/// @param skill the skill
/// @param version which version
/// @param change what made this version
/// @param content what the skill said from then on; for a deletion, what it said last
/// @param at when that was
public record SkillVersion(
    SkillId skill, long version, Change change, SkillContent content, Instant at) {

  /// What makes a version.
  public enum Change {
    /// The skill was made, or made anew after a deletion.
    CREATED,
    /// It was changed.
    CHANGED,
    /// It was deleted.
    DELETED
  }
}
