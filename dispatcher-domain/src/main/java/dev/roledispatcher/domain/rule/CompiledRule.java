package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.RuleMatch.Finding;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;

/// A rule made ready for quick answers: its phrases are numbers. Immutable.
final class CompiledRule {

  /// The most findings named for one part.
  private static final int MOST_NAMED = 10;

  private final Rule rule;
  private final RuleCondition condition;
  private final int[] all;
  private final int[] any;
  private final int[] also;
  private final int[] no;

  /// @param number gives a phrase its number
  CompiledRule(Rule rule, ToIntFunction<Phrase> number) {
    this.rule = rule;
    this.condition = rule.definition().condition();
    this.all = condition.allWords().stream().mapToInt(number).toArray();
    this.any = condition.anyWords().stream().mapToInt(number).toArray();
    this.also = condition.alsoWords().stream().mapToInt(number).toArray();
    this.no = condition.noWords().stream().mapToInt(number).toArray();
  }

  Rule rule() {
    return rule;
  }

  /// The numbers of phrases of which one must be there for the rule to fit; empty when it may fit
  /// tasks in which no phrase is found.
  int[] keys() {
    if (any.length > 0) {
      return any.clone();
    }
    return also.length > 0 ? also.clone() : Arrays.copyOf(all, Math.min(1, all.length));
  }

  /// True when the task meets every part; the description is read last, and only when it matters.
  boolean fits(TaskFacts facts) {
    Task task = facts.task();
    return (condition.priorities().isEmpty() || condition.priorities().contains(task.priority()))
        && facts.capabilities().containsAll(condition.capabilitiesAll())
        && meetsAny(condition.capabilitiesAny(), facts.capabilities())
        && meets(condition.metadata(), task.metadata())
        && meets(condition.context(), task.context())
        && (!condition.readsWords() || fitsWords(facts.phrases()));
  }

  /// What was found in a task that fits, part by part.
  List<Finding> findings(TaskFacts facts) {
    List<Finding> findings = new ArrayList<>();
    BitSet there = condition.readsWords() ? facts.phrases() : new BitSet();
    addPhrases(findings, "all_words", condition.allWords(), all, there);
    addPhrases(findings, "any_words", condition.anyWords(), any, there);
    addPhrases(findings, "also_words", condition.alsoWords(), also, there);
    addPhrases(findings, "no_words", condition.noWords(), no, there);
    addShared(findings, "capabilities_all", condition.capabilitiesAll(), facts.capabilities());
    addShared(findings, "capabilities_any", condition.capabilitiesAny(), facts.capabilities());
    addShared(
        findings,
        "priorities",
        lower(condition.priorities()),
        lower(Set.of(facts.task().priority())));
    addFields(findings, "metadata", condition.metadata(), facts.task().metadata());
    addFields(findings, "context", condition.context(), facts.task().context());
    return findings;
  }

  private boolean fitsWords(BitSet there) {
    return Arrays.stream(all).allMatch(there::get)
        && (any.length == 0 || Arrays.stream(any).anyMatch(there::get))
        && (also.length == 0 || Arrays.stream(also).anyMatch(there::get))
        && Arrays.stream(no).noneMatch(there::get);
  }

  private static boolean meetsAny(Collection<?> wanted, Collection<?> has) {
    return wanted.isEmpty() || wanted.stream().anyMatch(has::contains);
  }

  private static boolean meets(List<FieldCondition> wanted, Attributes data) {
    return wanted.stream().allMatch(field -> field.in(data).isPresent());
  }

  private static void addPhrases(
      List<Finding> findings, String part, List<Phrase> phrases, int[] numbers, BitSet there) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < numbers.length && found.size() < MOST_NAMED; i++) {
      if (there.get(numbers[i])) {
        found.add(phrases.get(i).text());
      }
    }
    add(findings, part, phrases, found);
  }

  private static void addShared(
      List<Finding> findings, String part, Collection<?> wanted, Collection<?> has) {
    add(
        findings,
        part,
        wanted,
        wanted.stream().filter(has::contains).limit(MOST_NAMED).map(Object::toString).toList());
  }

  private static void addFields(
      List<Finding> findings, String part, List<FieldCondition> wanted, Attributes data) {
    List<String> found =
        wanted.stream()
            .limit(MOST_NAMED)
            .flatMap(
                field -> field.in(data).map(value -> field.path().text() + "=" + value).stream())
            .toList();
    add(findings, part, wanted, found);
  }

  private static void add(
      List<Finding> findings, String part, Collection<?> wanted, List<String> found) {
    if (!wanted.isEmpty()) {
      findings.add(new Finding(part, found));
    }
  }

  private static List<String> lower(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
  }
}
