package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.ManageRules;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.RuleDirectory;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.RuleStore.AddOutcome;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps the rules.
public final class RuleService implements ManageRules {

  private final RuleStore store;
  private final RuleDirectory directory;
  private final UnitOfWork unitOfWork;
  private final ReceiptBook receipts;
  private final Ids ids;
  private final InstantSource clock;

  /// A service on these parts.
  public RuleService(
      RuleStore store,
      RuleDirectory directory,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      Ids ids,
      InstantSource clock,
      DispatchSettings settings) {
    this.store = store;
    this.directory = directory;
    this.unitOfWork = unitOfWork;
    this.receipts = new ReceiptBook(answers, clock, settings);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Rule create(@Nullable RuleId id, RuleDefinition definition, Receipt<Rule> receipt) {
    RuleId wanted = id == null ? ids.nextRule() : id;
    Rule created =
        unitOfWork.run(() -> {
          Rule added = added(wanted, store.add(wanted, definition, clock.instant()));
          receipts.keep(receipt, added);
          return added;
        });
    directory.changed(created);
    return created;
  }

  @Override
  public Rule rule(RuleId id) {
    return store.find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Page<Rule> rules(RuleFilter filter, PageRequest page) {
    return store.list(filter, page);
  }

  @Override
  public Rule change(
      RuleId id, OptionalLong expectedVersion, UnaryOperator<RuleDefinition> change) {
    return OptimisticChange.of(
        () -> rule(id),
        current -> {
          requireVersion(current, expectedVersion);
          return replace(current, change.apply(current.definition()));
        },
        current -> stale(id, current.version()));
  }

  @Override
  public void delete(RuleId id, OptionalLong expectedVersion) {
    RuleVersion deleted =
        OptimisticChange.of(
            () -> rule(id),
            current -> {
              requireVersion(current, expectedVersion);
              return unitOfWork.run(() -> store.delete(id, current.version(), clock.instant()));
            },
            current -> stale(id, current.version()));
    directory.removed(id, deleted.version());
  }

  @Override
  public Page<RuleVersion> versions(RuleId id, PageRequest page) {
    Page<RuleVersion> versions = store.versions(id, page);
    if (versions.items().isEmpty() && page.cursor() == null) {
      throw unknown(id);
    }
    return versions;
  }

  /// Empty when somebody else was faster.
  private Optional<Rule> replace(Rule current, RuleDefinition next) {
    if (next.equals(current.definition())) {
      return Optional.of(current);
    }
    Optional<Rule> changed =
        unitOfWork.run(() -> store.replace(current.id(), current.version(), next, clock.instant()));
    changed.ifPresent(directory::changed);
    return changed;
  }

  private static Rule added(RuleId id, AddOutcome outcome) {
    return switch (outcome) {
      case AddOutcome.Added(Rule rule) -> rule;
      case AddOutcome.Exists() -> throw new RejectedException(new Rejection.RuleExists(id));
      case AddOutcome.Full() -> throw new RejectedException(new Rejection.TooManyRules(Rule.MOST));
    };
  }

  private static void requireVersion(Rule rule, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != rule.version()) {
      throw new RejectedException(
          new Rejection.StaleRule(rule.id(), expected.getAsLong(), rule.version()));
    }
  }

  private RejectedException stale(RuleId id, long expected) {
    return new RejectedException(new Rejection.StaleRule(id, expected, rule(id).version()));
  }

  private static RejectedException unknown(RuleId id) {
    return new RejectedException(new Rejection.UnknownRule(id));
  }
}
