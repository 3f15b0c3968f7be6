package dev.roledispatcher.domain.skill;

import dev.roledispatcher.domain.naming.IdSyntax;

/// Names a skill: a text that goes into the context of the roles that have it.
///
/// @param value see [IdSyntax]
public record SkillId(String value) {

  public SkillId {
    IdSyntax.require("skill", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
