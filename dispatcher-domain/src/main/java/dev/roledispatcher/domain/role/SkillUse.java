package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.skill.SkillId;

/// A skill as a role names it.
///
/// @param skill which skill
/// @param required true when the role is worth nothing without its text
public record SkillUse(SkillId skill, boolean required) {

  /// A skill that helps when it is there.
  public static SkillUse of(SkillId skill) {
    return new SkillUse(skill, false);
  }
}
