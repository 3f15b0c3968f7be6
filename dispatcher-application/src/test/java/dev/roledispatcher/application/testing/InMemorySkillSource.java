package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.SourceDownException;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The skills of a store, kept until they are said to have changed; it can be told to be down. Safe
/// to use from any thread.
public final class InMemorySkillSource implements SkillSource {

  private final SkillStore store;
  private final Map<SkillId, Skill> kept = new ConcurrentHashMap<>();
  private final List<SkillId> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean down;

  /// A source over a store.
  public InMemorySkillSource(SkillStore store) {
    this.store = store;
  }

  @Override
  public Map<SkillId, Skill> load(Collection<SkillId> ids, Duration within)
      throws SourceDownException {
    List<SkillId> missing = ids.stream().filter(id -> !kept.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      if (down) {
        throw new SourceDownException(
            "The skills cannot be reached.", new IOException("connection refused"));
      }
      looks.incrementAndGet();
      store.findAll(missing).forEach(skill -> kept.put(skill.id(), skill));
    }
    Map<SkillId, Skill> found = new LinkedHashMap<>();
    for (SkillId id : ids) {
      Skill skill = kept.get(id);
      if (skill != null) {
        found.put(id, skill);
      }
    }
    return found;
  }

  @Override
  public void changed(SkillId id) {
    kept.remove(id);
    told.add(id);
  }

  /// From now on it is down, or no longer.
  public void isDown(boolean now) {
    down = now;
  }

  /// The changes it was told of, in order.
  public List<SkillId> told() {
    return List.copyOf(told);
  }

  /// How often it looked into the store.
  public int looks() {
    return looks.get();
  }
}
