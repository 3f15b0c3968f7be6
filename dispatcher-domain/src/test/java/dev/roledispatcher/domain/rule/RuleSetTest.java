package dev.roledispatcher.domain.rule;

import static dev.roledispatcher.domain.rule.SomeRules.anyWords;
import static dev.roledispatcher.domain.rule.SomeRules.capabilities;
import static dev.roledispatcher.domain.rule.SomeRules.field;
import static dev.roledispatcher.domain.rule.SomeRules.phrases;
import static dev.roledispatcher.domain.rule.SomeRules.rule;
import static dev.roledispatcher.domain.rule.SomeRules.task;
import static dev.roledispatcher.domain.rule.SomeRules.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.RuleMatch.Finding;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleSetTest {

  private static final TaskClassification HUMAN = TaskClassification.HUMAN_PRIMARY;
  private static final TaskClassification AI = TaskClassification.AI_PRIMARY;

  @Test
  void saysNothingOfTasksThatNoRuleFits() {
    assertThat(RuleSet.empty().classify(task("Approve it"))).isEmpty();
    assertThat(fits(anyWords("approve"), task("Disapprove it"))).isFalse();
  }

  @Test
  void asksTheHighestPriorityFirstAndTiesById() {
    RuleSet rules =
        RuleSet.of(
            List.of(
                rule("z", 5, HUMAN, anyWords("pay")),
                rule("b", 9, HUMAN, anyWords("pay")),
                rule("a", 9, AI, anyWords("pay")),
                rule("first", 10, HUMAN, anyWords("other")),
                rule("off", 99, HUMAN, anyWords("pay"), false)));

    assertThat(deciding(rules, task("Pay it"))).isEqualTo("a");
    assertThat(rules.size()).isEqualTo(4);
  }

  @Test
  void comparesNegativePrioritiesRight() {
    RuleSet rules =
        RuleSet.of(
            List.of(
                rule("low", Integer.MIN_VALUE, HUMAN, anyWords("pay")),
                rule("high", Integer.MAX_VALUE, AI, anyWords("pay"))));

    assertThat(deciding(rules, task("Pay it"))).isEqualTo("high");
  }

  @Test
  void needsEveryPartOfACondition() {
    RuleCondition condition =
        words(
            phrases("budget", "q3"),
            phrases("approve", "sign off"),
            phrases("today"),
            phrases("draft"));

    assertThat(fits(condition, task("Sign off the Q3 budget today"))).isTrue();
    assertThat(fits(condition, task("Sign off the budget today"))).isFalse();
    assertThat(fits(condition, task("Read the Q3 budget today"))).isFalse();
    assertThat(fits(condition, task("Sign off the Q3 budget"))).isFalse();
    assertThat(fits(condition, task("Sign off the draft of the Q3 budget today"))).isFalse();
  }

  @Test
  void findsPhrasesOnlyOfWholeNeighbouringWords() {
    RuleCondition condition = anyWords("sign off");

    assertThat(fits(condition, task("Please sign-off now"))).isTrue();
    assertThat(fits(condition, task("SIGN OFF"))).isTrue();
    assertThat(fits(condition, task("sign it off"))).isFalse();
    assertThat(fits(condition, task("Sign. Off we go"))).isFalse();
    assertThat(fits(condition, task("design offer"))).isFalse();
    assertThat(fits(condition, task("sign"))).isFalse();
  }

  @Test
  void findsPhrasesThatOverlapOrHoldOneAnother() {
    RuleCondition condition =
        words(phrases("a", "a b", "a b c", "b c d", "b b"), List.of(), List.of(), List.of());

    assertThat(fits(condition, task("a b b a b c d"))).isTrue();
    assertThat(fits(condition, task("a b a b c d"))).isFalse();
  }

  @Test
  void findsWordsInScriptsWithoutSpaces() {
    assertThat(fits(anyWords("承認"), task("予算を承認する"))).isTrue();
    assertThat(fits(anyWords("承認"), task("予算を認承する"))).isFalse();
    assertThat(fits(anyWords("überprüfen"), task("Bitte ÜBERPRU\u0308FEN!"))).isTrue();
  }

  @Test
  void looksAtCapabilitiesPriorityMetadataAndContext() {
    Task task =
        task(
            "Do it",
            Priority.HIGH,
            Map.of("tenant", "Acme", "tags", List.of("red")),
            Map.of("env", Map.of("name", "prod")),
            "Code Review",
            "sql");

    assertThat(fits(capabilities(List.of("sql", "code-review"), List.of()), task)).isTrue();
    assertThat(fits(capabilities(List.of("sql", "cobol"), List.of()), task)).isFalse();
    assertThat(fits(capabilities(List.of(), List.of("cobol", "sql")), task)).isTrue();
    assertThat(fits(capabilities(List.of(), List.of("cobol")), task)).isFalse();
    assertThat(fits(SomeRules.priorities(Priority.CRITICAL, Priority.HIGH), task)).isTrue();
    assertThat(fits(SomeRules.priorities(Priority.LOW), task)).isFalse();
    assertThat(
            fits(
                SomeRules.data(List.of(field("tenant", "acme"), field("tags", "red")), List.of()),
                task))
        .isTrue();
    assertThat(
            fits(
                SomeRules.data(List.of(field("tenant", "acme"), field("tags", "blue")), List.of()),
                task))
        .isFalse();
    assertThat(fits(SomeRules.data(List.of(), List.of(field("env.name", "prod"))), task)).isTrue();
    assertThat(fits(SomeRules.data(List.of(), List.of(field("tenant", "acme"))), task)).isFalse();
  }

  @Test
  void saysWhatMatched() {
    RuleCondition condition =
        new RuleCondition(
            phrases("budget"),
            phrases("pay", "sign off", "approve"),
            List.of(),
            phrases("draft"),
            List.of(),
            List.of(),
            List.of(Priority.LOW, Priority.HIGH),
            List.of(field("tenant", "acme")),
            List.of());
    Task task =
        task("Approve and sign off the budget", Priority.HIGH, Map.of("tenant", "ACME"), Map.of());

    Classification classification =
        RuleSet.of(List.of(rule("money", 1, HUMAN, condition))).classify(task).orElseThrow();

    assertThat(classification.value()).isEqualTo(HUMAN);
    assertThat(classification.rule())
        .isEqualTo(
            new RuleMatch(
                new RuleId("money"),
                1,
                List.of(
                    new Finding("all_words", List.of("budget")),
                    new Finding("any_words", List.of("sign off", "approve")),
                    new Finding("no_words", List.of()),
                    new Finding("priorities", List.of("high")),
                    new Finding("metadata", List.of("tenant=acme")))));
  }

  @Test
  void namesNoMoreThanTenFindingsOfAPart() {
    String[] many = IntStream.range(0, 30).mapToObj(i -> "w" + i).toArray(String[]::new);

    Classification classification =
        RuleSet.of(List.of(rule("r", 1, AI, anyWords(many))))
            .classify(task(String.join(" ", many)))
            .orElseThrow();

    assertThat(Objects.requireNonNull(classification.rule()).findings().getFirst().found())
        .hasSize(10);
  }

  @Test
  void replacesTheRuleOfTheSameId() {
    RuleSet before = RuleSet.of(List.of(rule("a", 1, AI, anyWords("pay"))));

    RuleSet after = before.with(rule("a", 1, HUMAN, anyWords("buy")));

    assertThat(after.size()).isEqualTo(1);
    assertThat(after.classify(task("pay"))).isEmpty();
    assertThat(deciding(after, task("buy"))).isEqualTo("a");
    assertThat(before.with(rule("b", 2, HUMAN, anyWords("buy"))).size()).isEqualTo(2);
  }

  @Test
  void decidesLikeRulesAskedOneByOne() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Rule> rules = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rules.add(
            rule("r" + i, random.nextInt(5), AI, anyWords(word(random) + " " + word(random))));
      }
      Task task =
          task(String.join(" ", IntStream.range(0, 6).mapToObj(i -> word(random)).toList()));
      String text = " " + task.description() + " ";

      String expected =
          rules.stream()
              .sorted(Rule.ORDER)
              .filter(rule -> {
                String phrase = rule.definition().condition().anyWords().getFirst().text();
                return text.contains(" " + phrase + " ");
              })
              .map(rule -> rule.id().value())
              .findFirst()
              .orElse("none");

      assertThat(deciding(RuleSet.of(rules), task)).as("round %d", round).isEqualTo(expected);
    }
  }

  private static String word(Random random) {
    return "abcdefgh".substring(random.nextInt(8)).substring(0, 1);
  }

  private static boolean fits(RuleCondition condition, Task task) {
    return RuleSet.of(List.of(rule("r", 1, AI, condition))).classify(task).isPresent();
  }

  private static String deciding(RuleSet rules, Task task) {
    return rules
        .classify(task)
        .map(Classification::rule)
        .map(match -> match.rule().value())
        .orElse("none");
  }
}
