package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Skills in memory.
final class FakeSkills implements ManageSkills {

  private final Map<String, Skill> skills = new TreeMap<>();
  private final Map<String, List<SkillVersion>> versions = new HashMap<>();
  private final Stores stores;
  private final InstantSource clock;

  FakeSkills(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public synchronized Put<Skill> put(SkillId id, SkillContent content, Expectation expectation) {
    Skill current = skills.get(id.value());
    switch (expectation) {
      case Expectation.Absent absent when current != null ->
          throw new RejectedException(new Rejection.SkillExists(id));
      case Expectation.Present present when current == null -> throw unknown(id);
      case Expectation.Version version -> requireVersion(skill(id), version.version());
      default -> {
        // Nothing is expected, or it is as expected.
      }
    }
    if (current != null && current.content().equals(content)) {
      return new Put<>(current, Put.Change.UNCHANGED);
    }
    Instant now = clock.instant();
    Skill next =
        new Skill(
            id,
            content,
            lastVersion(id) + 1,
            current == null ? now : current.createdAt(),
            now);
    skills.put(id.value(), next);
    note(
        next,
        next.version(),
        current == null ? SkillVersion.Change.CREATED : SkillVersion.Change.CHANGED);
    return new Put<>(next, current == null ? Put.Change.CREATED : Put.Change.CHANGED);
  }

  @Override
  public List<Put<Skill>> putAll(List<NewSkill> wanted, Receipt<List<Put<Skill>>> receipt) {
    return stores
        .work()
        .run(() -> {
          List<Put<Skill>> puts =
              wanted.stream()
                  .map(skill -> put(skill.id(), skill.content(), new Expectation.Anything()))
                  .toList();
          Receipt.Ticket ticket = receipt.ticket();
          if (ticket != null) {
            stores.answers().keep(ticket, receipt.answer().apply(puts), clock.instant());
          }
          return puts;
        });
  }

  @Override
  public synchronized Skill skill(SkillId id) {
    Skill skill = skills.get(id.value());
    if (skill == null) {
      throw unknown(id);
    }
    return skill;
  }

  @Override
  public synchronized Page<Skill> skills(SkillFilter filter, PageRequest page) {
    String tag = filter.tag();
    return page(
        skills.values().stream()
            .filter(skill -> tag == null || skill.content().tags().contains(tag))
            .toList(),
        page);
  }

  @Override
  public synchronized void delete(SkillId id, OptionalLong expectedVersion) {
    Skill skill = skill(id);
    expectedVersion.ifPresent(expected -> requireVersion(skill, expected));
    skills.remove(id.value());
    note(skill, skill.version() + 1, SkillVersion.Change.DELETED);
  }

  @Override
  public synchronized SkillVersion version(SkillId id, long version) {
    return versions.getOrDefault(id.value(), List.of()).stream()
        .filter(kept -> kept.version() == version)
        .findFirst()
        .orElseThrow(() -> unknown(id));
  }

  @Override
  public synchronized Page<SkillVersion> versions(SkillId id, PageRequest page) {
    List<SkillVersion> kept = versions.getOrDefault(id.value(), List.of());
    if (kept.isEmpty()) {
      throw unknown(id);
    }
    return page(
        kept.stream().sorted(Comparator.comparing(SkillVersion::version).reversed()).toList(),
        page);
  }

  /// A page whose cursor is how many items came before.
  static <T> Page<T> page(List<T> all, PageRequest page) {
    String cursor = page.cursor();
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(all.size(), from + page.limit());
    return new Page<>(all.subList(from, to), next(to, all.size()));
  }

  private static @Nullable String next(int to, int size) {
    return to < size ? String.valueOf(to) : null;
  }

  private long lastVersion(SkillId id) {
    return versions.getOrDefault(id.value(), List.of()).size();
  }

  private void note(Skill skill, long version, SkillVersion.Change change) {
    versions
        .computeIfAbsent(skill.id().value(), id -> new ArrayList<>())
        .add(new SkillVersion(skill.id(), version, change, skill.content(), clock.instant()));
  }

  private static void requireVersion(Skill skill, long expected) {
    if (skill.version() != expected) {
      throw new RejectedException(
          new Rejection.StaleSkill(skill.id(), expected, skill.version()));
    }
  }

  private static RejectedException unknown(SkillId id) {
    return new RejectedException(new Rejection.UnknownSkill(id));
  }
}
