package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.task.Task;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The enabled rules, made ready to decide tasks. Immutable, safe to use from any thread.
///
/// A description is read once for all rules, in time linear in its length; then those rules are
/// asked, in order, of which a phrase was found or which ask for none.
public final class RuleSet {

  private static final RuleSet EMPTY = of(List.of());

  private final List<CompiledRule> rules;
  private final PhraseFinder finder;

  /// The places of the rules that may fit whatever is found.
  private final BitSet always;

  /// The places of the rules that may fit when a phrase is found, by its number.
  private final Map<Integer, BitSet> byPhrase;

  private RuleSet(List<CompiledRule> rules, PhraseFinder finder) {
    this.rules = rules;
    this.finder = finder;
    this.always = new BitSet();
    this.byPhrase = new HashMap<>();
    for (int place = 0; place < rules.size(); place++) {
      int[] keys = rules.get(place).keys();
      if (keys.length == 0) {
        always.set(place);
      }
      for (int key : keys) {
        byPhrase.computeIfAbsent(key, _ -> new BitSet()).set(place);
      }
    }
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
    BitSet candidates = candidates(facts);
    for (int place = candidates.nextSetBit(0);
        place >= 0;
        place = candidates.nextSetBit(place + 1)) {
      CompiledRule rule = rules.get(place);
      if (rule.fits(facts)) {
        return Optional.of(classification(rule, facts));
      }
    }
    return Optional.empty();
  }

  private BitSet candidates(TaskFacts facts) {
    if (byPhrase.isEmpty()) {
      return always;
    }
    BitSet candidates = (BitSet) always.clone();
    facts.phrases().stream()
        .mapToObj(byPhrase::get)
        .filter(Objects::nonNull)
        .forEach(candidates::or);
    return candidates;
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
