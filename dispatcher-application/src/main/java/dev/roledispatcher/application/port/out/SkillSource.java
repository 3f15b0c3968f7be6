package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// The skills as contexts need them, near at hand: a cache over [SkillStore], never the truth.
///
/// What it has is answered at once and without the database; changes of this instance show at once,
/// those of others within a second. The same version of a skill is the same object while it is
/// cached, so that what was computed of it can be kept by it.
public interface SkillSource {

  /// Those of the skills that exist.
  ///
  /// @param within the time for it
  /// @throws SourceDownException when one that is not at hand cannot be had in time
  Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within) throws SourceDownException;

  /// A skill was made, changed or deleted by this instance, and the change is committed.
  void changed(SkillId id);
}
