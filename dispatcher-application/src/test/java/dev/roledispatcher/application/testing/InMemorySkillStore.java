package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import dev.roledispatcher.domain.skill.SkillVersion.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Skills and their versions in memory.
final class InMemorySkillStore implements SkillStore {

  private final InMemoryDatabase database;

  InMemorySkillStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<Skill> add(SkillId id, SkillContent content, Instant at) {
    return database.write(tables ->
        tables.skills.containsKey(id)
            ? Optional.empty()
            : Optional.of(added(tables, id, content, at)));
  }

  @Override
  public Optional<Skill> replace(SkillId id, long version, SkillContent content, Instant at) {
    return database.write(tables ->
        inVersion(tables, id, version).map(before -> replaced(tables, before, content, at)));
  }

  @Override
  public List<Put<Skill>> putAll(List<NewSkill> skills, Instant at) {
    return database.write(tables -> skills.stream().map(skill -> put(tables, skill, at)).toList());
  }

  @Override
  public Optional<SkillVersion> delete(SkillId id, long version, Instant at) {
    return database.write(tables ->
        inVersion(tables, id, version)
            .map(before -> {
              tables.skills.remove(id);
              SkillVersion deleted =
                  new SkillVersion(id, version + 1, Change.DELETED, before.content(), at);
              tables.note(deleted);
              return deleted;
            }));
  }

  @Override
  public Optional<Skill> find(SkillId id) {
    return database.read(tables -> Optional.ofNullable(tables.skills.get(id)));
  }

  @Override
  public List<Skill> findAll(Collection<SkillId> ids) {
    return database.read(tables ->
        ids.stream().distinct().map(tables.skills::get).filter(Objects::nonNull).toList());
  }

  @Override
  public Page<Skill> list(SkillFilter filter, PageRequest page) {
    String tag = filter.tag();
    return database.read(tables ->
        InMemoryCursors.page(
            "skills",
            tables.skills.values().stream()
                .filter(skill -> tag == null || skill.content().tags().contains(tag)),
            skill -> skill.id().value(),
            page));
  }

  @Override
  public Optional<SkillVersion> version(SkillId id, long version) {
    return database.read(tables ->
        tables.skillVersions.getOrDefault(id, List.of()).stream()
            .filter(one -> one.version() == version)
            .findFirst());
  }

  @Override
  public Page<SkillVersion> versions(SkillId id, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "versions",
            tables.skillVersions.getOrDefault(id, List.of()).reversed().stream(),
            version -> "%019d".formatted(Long.MAX_VALUE - version.version()),
            page));
  }

  private static Put<Skill> put(InMemoryTables tables, NewSkill wanted, Instant at) {
    Skill before = tables.skills.get(wanted.id());
    if (before == null) {
      return new Put<>(added(tables, wanted.id(), wanted.content(), at), Put.Change.CREATED);
    }
    return before.content().equals(wanted.content())
        ? new Put<>(before, Put.Change.UNCHANGED)
        : new Put<>(replaced(tables, before, wanted.content(), at), Put.Change.CHANGED);
  }

  private static Optional<Skill> inVersion(InMemoryTables tables, SkillId id, long version) {
    return Optional.ofNullable(tables.skills.get(id)).filter(skill -> skill.version() == version);
  }

  private static Skill added(InMemoryTables tables, SkillId id, SkillContent content, Instant at) {
    long version = tables.skillVersions.getOrDefault(id, List.of()).size() + 1L;
    Skill skill = new Skill(id, content, version, at, at);
    tables.skills.put(id, skill);
    tables.note(new SkillVersion(id, version, Change.CREATED, content, at));
    return skill;
  }

  private static Skill replaced(
      InMemoryTables tables, Skill before, SkillContent content, Instant at) {
    long version = before.version() + 1;
    Skill skill = new Skill(before.id(), content, version, before.createdAt(), at);
    tables.skills.put(skill.id(), skill);
    tables.note(new SkillVersion(skill.id(), version, Change.CHANGED, content, at));
    return skill;
  }
}
