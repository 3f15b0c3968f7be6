package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.task.Task;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The enabled rules, made ready to decide tasks. Immutable, safe to use from any thread.
///
/// A description is read once for all rules, in time linear in its length; then the rules are asked
/// one after the other.
public final class RuleSet {

  private static final RuleSet EMPTY = of(List.of());

  private final List<CompiledRule> rules;
  private final PhraseFinder finder;

  private RuleSet(List<CompiledRule> rules, PhraseFinder finder) {
    this.rules = rules;
    this.finder = finder;
  }

  /// The enabled ones of these rules, in the order in which they are asked: the highest priority
  /// first, ties by id.
  public static RuleSet of(Collection<Rule> rules) {
    PhraseFinder.Builder phrases = new PhraseFinder.Builder();
    List<CompiledRule> compiled =
        rules.stream()
            .filter(rule -> rule.definition().enabled())
            .sorted(Rule.ORDER)
            .map(rule -> new CompiledRule(rule, phrases::add))
            .toList();
    return new RuleSet(compiled, phrases.build());
  }

  /// No rule.
  public static RuleSet empty() {
    return EMPTY;
  }

  /// How many rules there are.
  public int size() {
    return rules.size();
  }

  /// These rules, and that one instead of the one with its id, if there is such.
  public RuleSet with(Rule rule) {
    Predicate<Rule> others = other -> !other.id().equals(rule.id());
    return of(Stream.concat(stream().filter(others), Stream.of(rule)).toList());
  }

  /// What the first rule that fits the task says; empty when none fits.
  public Optional<Classification> classify(Task task) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    TaskFacts facts = new TaskFacts(task, finder);
    return rules.stream()
        .filter(rule -> rule.fits(facts))
        .findFirst()
        .map(rule -> classification(rule, facts));
  }

  private Stream<Rule> stream() {
    return rules.stream().map(CompiledRule::rule);
  }

  private static Classification classification(CompiledRule compiled, TaskFacts facts) {
    Rule rule = compiled.rule();
    return Classification.ruled(
        rule.definition().classification(),
        new RuleMatch(rule.id(), rule.version(), compiled.findings(facts)));
  }
}
