package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import dev.roledispatcher.domain.rule.RuleVersion.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules and their versions in memory.
final class InMemoryRuleStore implements RuleStore {

  private final InMemoryDatabase database;

  InMemoryRuleStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public AddOutcome add(RuleId id, RuleDefinition definition, Instant at) {
    return database.write(tables -> {
      if (tables.rules.containsKey(id)) {
        return new AddOutcome.Exists();
      }
      if (tables.rules.size() >= Rule.MOST) {
        return new AddOutcome.Full();
      }
      long version = tables.ruleVersions.getOrDefault(id, List.of()).size() + 1L;
      Rule rule = new Rule(id, definition, version, at, at);
      tables.rules.put(id, rule);
      note(tables, new RuleVersion(id, version, Change.CREATED, definition, at));
      return new AddOutcome.Added(rule);
    });
  }

  @Override
  public Optional<Rule> find(RuleId id) {
    return database.read(tables -> Optional.ofNullable(tables.rules.get(id)));
  }

  @Override
  public Page<Rule> list(RuleFilter filter, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "rules",
            tables.rules.values().stream()
                .filter(rule ->
                    filter.enabled() == null || filter.enabled() == rule.definition().enabled()),
            rule -> rule.id().value(),
            page));
  }

  @Override
  public Optional<Rule> replace(RuleId id, long version, RuleDefinition definition, Instant at) {
    return database.write(tables -> {
      Rule before = tables.rules.get(id);
      if (before == null || before.version() != version) {
        return Optional.empty();
      }
      Rule after = new Rule(id, definition, version + 1, before.createdAt(), at);
      tables.rules.put(id, after);
      note(tables, new RuleVersion(id, version + 1, Change.CHANGED, definition, at));
      return Optional.of(after);
    });
  }

  @Override
  public Optional<RuleVersion> delete(RuleId id, long version, Instant at) {
    return database.write(tables -> {
      Rule before = tables.rules.get(id);
      if (before == null || before.version() != version) {
        return Optional.empty();
      }
      tables.rules.remove(id);
      RuleVersion deleted =
          new RuleVersion(id, version + 1, Change.DELETED, before.definition(), at);
      note(tables, deleted);
      return Optional.of(deleted);
    });
  }

  @Override
  public Page<RuleVersion> versions(RuleId id, PageRequest page) {
    return database.read(tables ->
        InMemoryCursors.page(
            "versions",
            tables.ruleVersions.getOrDefault(id, List.of()).reversed().stream(),
            version -> "%019d".formatted(Long.MAX_VALUE - version.version()),
            page));
  }

  private static void note(InMemoryTables tables, RuleVersion version) {
    List<RuleVersion> all =
        new ArrayList<>(tables.ruleVersions.getOrDefault(version.rule(), List.of()));
    all.add(version);
    tables.ruleVersions.put(version.rule(), List.copyOf(all));
  }
}
