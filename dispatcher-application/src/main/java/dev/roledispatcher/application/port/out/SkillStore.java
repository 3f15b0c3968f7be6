package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The skills and their versions, durable and shared by all instances.
///
/// Writing methods join the current unit of work and fail without one; reading methods may run in
/// one or alone. Every write notes the new version, too, and every committed change is told to all
/// instances.
public interface SkillStore {

  /// Adds a skill whose id is free, with version 1 (or one more than a deleted skill of that id
  /// had).
  ///
  /// @return the skill; empty when the id is taken
  Optional<Skill> add(SkillId id, SkillContent content, Instant at);

  /// Replaces the content of a skill that has that version, and raises the version by one.
  ///
  /// @return the changed skill; empty when it is gone or has another version
  Optional<Skill> replace(SkillId id, long version, SkillContent content, Instant at);

  /// Writes many skills in few statements, whatever version they have: adds those whose id is free,
  /// replaces the content of those that say something else, leaves alone those that say the same. A
  /// skill that is listed twice is written twice, in the order of the list.
  ///
  /// @return one outcome per skill, in their order
  List<Put<Skill>> putAll(List<NewSkill> skills, Instant at);

  /// Deletes a skill that has that version; its versions stay.
  ///
  /// @return the version that the deletion made; empty when it is gone or has another version
  Optional<SkillVersion> delete(SkillId id, long version, Instant at);

  /// One skill.
  Optional<Skill> find(SkillId id);

  /// Those of the skills that exist, in one look.
  List<Skill> findAll(Collection<SkillId> ids);

  /// Skills, by id.
  Page<Skill> list(SkillFilter filter, PageRequest page);

  /// One version of a skill, also when it was deleted.
  Optional<SkillVersion> version(SkillId id, long version);

  /// The versions of a skill, newest first, also when it was deleted.
  Page<SkillVersion> versions(SkillId id, PageRequest page);
}
