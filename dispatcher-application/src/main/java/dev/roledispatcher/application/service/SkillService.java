package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Expectation;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps the skills.
public final class SkillService implements ManageSkills {

  private final SkillStore store;
  private final SkillSource source;
  private final UnitOfWork unitOfWork;
  private final InstantSource clock;
  private final ReceiptBook receipts;

  /// A service on these parts.
  public SkillService(
      SkillStore store,
      SkillSource source,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      InstantSource clock,
      DispatchSettings settings) {
    this.store = store;
    this.source = source;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
    this.receipts = new ReceiptBook(answers, clock, settings);
  }

  @Override
  public Put<Skill> put(SkillId id, SkillContent content, Expectation expectation) {
    Put<Skill> put =
        OptimisticChange.of(
            () -> store.find(id),
            current -> {
              requireExpected(id, current, expectation);
              return put(id, current, content);
            },
            current -> stale(id, current.map(Skill::version).orElse(0L)));
    tell(put);
    return put;
  }

  @Override
  public List<Put<Skill>> putAll(List<NewSkill> skills, Receipt<List<Put<Skill>>> receipt) {
    List<Put<Skill>> puts =
        unitOfWork.run(() -> {
          List<Put<Skill>> written = store.putAll(skills, clock.instant());
          receipts.keep(receipt, written);
          return written;
        });
    puts.forEach(this::tell);
    return puts;
  }

  @Override
  public Skill skill(SkillId id) {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Page<Skill> skills(SkillFilter filter, PageRequest page) {
    return store.list(filter, page);
  }

  @Override
  public void delete(SkillId id, OptionalLong expectedVersion) {
    SkillVersion deleted =
        OptimisticChange.of(
            () -> skill(id),
            current -> {
              if (expectedVersion.isPresent()) {
                requireVersion(current, expectedVersion.getAsLong());
              }
              return unitOfWork.run(() -> store.delete(id, current.version(), clock.instant()));
            },
            current -> stale(id, current.version()));
    source.changed(deleted.skill());
  }

  @Override
  public SkillVersion version(SkillId id, long version) {
    return store.version(id, version).orElseThrow(() -> unknown(id));
  }

  @Override
  public Page<SkillVersion> versions(SkillId id, PageRequest page) {
    Page<SkillVersion> versions = store.versions(id, page);
    if (versions.items().isEmpty() && page.cursor() == null) {
      throw unknown(id);
    }
    return versions;
  }

  /// Empty when somebody else was faster.
  private Optional<Put<Skill>> put(SkillId id, Optional<Skill> current, SkillContent content) {
    if (current.isEmpty()) {
      return unitOfWork
          .run(() -> store.add(id, content, clock.instant()))
          .map(added -> new Put<>(added, Put.Change.CREATED));
    }
    Skill before = current.get();
    if (before.content().equals(content)) {
      return Optional.of(new Put<>(before, Put.Change.UNCHANGED));
    }
    return unitOfWork
        .run(() -> store.replace(id, before.version(), content, clock.instant()))
        .map(after -> new Put<>(after, Put.Change.CHANGED));
  }

  private void tell(Put<Skill> put) {
    if (put.change() != Put.Change.UNCHANGED) {
      source.changed(put.value().id());
    }
  }

  private static void requireExpected(
      SkillId id, Optional<Skill> current, Expectation expectation) {
    switch (expectation) {
      case Expectation.Anything anything -> {}
      case Expectation.Absent absent -> {
        if (current.isPresent()) {
          throw new RejectedException(new Rejection.SkillExists(id));
        }
      }
      case Expectation.Present present -> {
        if (current.isEmpty()) {
          throw unknown(id);
        }
      }
      case Expectation.Version expected ->
          requireVersion(current.orElseThrow(() -> unknown(id)), expected.version());
    }
  }

  private static void requireVersion(Skill skill, long expected) {
    if (skill.version() != expected) {
      throw new RejectedException(new Rejection.StaleSkill(skill.id(), expected, skill.version()));
    }
  }

  private RejectedException stale(SkillId id, long expected) {
    long actual = store.find(id).map(Skill::version).orElse(0L);
    return new RejectedException(new Rejection.StaleSkill(id, expected, actual));
  }

  private static RejectedException unknown(SkillId id) {
    return new RejectedException(new Rejection.UnknownSkill(id));
  }
}
