package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// For whoever keeps the skills: makes them, changes them, takes them out.
///
/// A skill that does not exist is a [RejectedException] with [Rejection.UnknownSkill].
public interface ManageSkills {

  /// Makes a skill, or replaces what it says. Saying the same again changes nothing.
  ///
  /// @param expectation what must be so, or nothing is changed
  /// @throws RejectedException with [Rejection.StaleSkill] or [Rejection.SkillExists] when the
  ///   expectation does not hold
  Put<Skill> put(SkillId id, SkillContent content, Expectation expectation);

  /// Makes or replaces many skills in one transaction.
  ///
  /// @param skills at most 1,000, each id once
  /// @return one outcome per skill, in their order
  List<Put<Skill>> putAll(List<NewSkill> skills, Receipt<List<Put<Skill>>> receipt);

  /// One skill.
  Skill skill(SkillId id);

  /// Skills, by id.
  Page<Skill> skills(SkillFilter filter, PageRequest page);

  /// Takes a skill out; its versions can still be read.
  ///
  /// @param expectedVersion the version it must have; empty when any will do
  /// @throws RejectedException with [Rejection.StaleSkill] when it has another version
  void delete(SkillId id, OptionalLong expectedVersion);

  /// One version of a skill, also when it was deleted.
  ///
  /// @throws RejectedException with [Rejection.UnknownSkill] when there is none of that number
  SkillVersion version(SkillId id, long version);

  /// The versions of a skill, newest first, also when it was deleted.
  Page<SkillVersion> versions(SkillId id, PageRequest page);

  /// A skill to make or to replace.
  ///
  /// @param id names it
  /// @param content what it says
  record NewSkill(SkillId id, SkillContent content) {}

  /// Which skills are wanted; null means any.
  ///
  /// @param tag a tag they must have
  record SkillFilter(@Nullable String tag) {}
}
