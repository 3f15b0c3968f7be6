package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The skills of the database in the memory of this instance. Safe to use from any thread.
final class CachedSkillSource implements SkillSource {

  /// What a skill costs beside its texts, in characters.
  private static final int OVERHEAD = 256;

  private final NearCache<SkillId, Skill> cache;

  /// @param mostCharacters how many characters of skills are kept
  CachedSkillSource(Database database, InstantSource clock, int mostCharacters) {
    this.cache =
        new NearCache<>(
            "skills",
            Skill::version,
            CachedSkillSource::characters,
            mostCharacters,
            clock,
            (ids, within) -> {
              int seconds = Times.limitInSeconds(within);
              return byId(
                  database.anywhere(connection -> SkillRows.findAll(connection, ids, seconds)));
            });
  }

  @Override
  public Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within)
      throws SourceDownException {
    return cache.load(ids, within);
  }

  @Override
  public void changed(SkillId id) {
    cache.changed(id);
  }

  /// What is said of changes by the database.
  NearCache<SkillId, Skill> cache() {
    return cache;
  }

  private static Map<SkillId, Skill> byId(List<Skill> skills) {
    Map<SkillId, Skill> byId = new HashMap<>();
    skills.forEach(skill -> byId.put(skill.id(), skill));
    return byId;
  }

  private static int characters(Skill skill) {
    SkillContent content = skill.content();
    int characters = OVERHEAD + content.summary().length() + content.body().length();
    for (String example : content.examples()) {
      characters += example.length();
    }
    for (String tag : content.tags()) {
      characters += tag.length();
    }
    return characters;
  }
}
