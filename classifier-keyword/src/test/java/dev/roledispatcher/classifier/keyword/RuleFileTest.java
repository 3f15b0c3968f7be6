package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeTask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleFileTest {

  @Test
  void matchesAnyOfTheWordsInAllTheirForms() {
    RuleSet rules =
        rules(
            """
            legal.when.words = contract, law suit
            legal.then = human_primary
            """);

    assertThat(match(rules, "Two law suits are open")).contains("legal: \"law suits\"");
    assertThat(match(rules, "Contracts to sort")).contains("legal: \"contracts\"");
    assertThat(match(rules, "A suit by law")).isEmpty();
  }

  @Test
  void doesNotMatchDeniedWords() {
    RuleSet rules =
        rules(
            """
            legal.when.words = contract
            legal.then = human_primary
            """);

    assertThat(match(rules, "Work without a contract")).isEmpty();
  }

  @Test
  void wantsAllOfAllWordsAndNoneOfNoWords() {
    RuleSet rules =
        rules(
            """
            legal.when.all-words = contract, sign
            legal.when.no-words = draft
            legal.then = human_primary
            """);

    assertThat(match(rules, "Sign the contract")).isPresent();
    assertThat(match(rules, "Send the contract")).isEmpty();
    assertThat(match(rules, "Sign the draft of the contract")).isEmpty();
  }

  @Test
  void wantsEveryConditionToHold() {
    RuleSet rules =
        rules(
            """
            blue.when.words = export
            blue.when.also-words = invoice, receipt
            blue.when.capabilities = Data Extraction, sql
            blue.when.priority = LOW, medium
            blue.when.metadata.tenant = Blue, 42
            blue.then = ai_primary
            """);
    FakeTask fitting =
        FakeTask.describedAs("Export the invoices")
            .preferring("data_extraction")
            .withMetadata("tenant", "blue");

    assertThat(match(rules, fitting))
        .contains(
            "blue: \"export\" \"invoices\" capability data_extraction priority medium metadata tenant=Blue");
    assertThat(match(rules, fitting.withPriority("high"))).isEmpty();
    assertThat(match(rules, fitting.withMetadata("tenant", "red"))).isEmpty();
    assertThat(match(rules, FakeTask.describedAs("Export the invoices"))).isEmpty();
  }

  @Test
  void comparesMetadataAsTextAndLooksIntoLists() {
    RuleSet rules =
        rules(
            """
            blue.when.metadata.tenant = blue, 42, true
            blue.then = ai_primary
            """);
    FakeTask task = FakeTask.describedAs("Anything");

    assertThat(match(rules, task.withMetadata("tenant", 42))).isPresent();
    assertThat(match(rules, task.withMetadata("tenant", true))).isPresent();
    assertThat(match(rules, task.withMetadata("tenant", List.of("red", "BLUE")))).isPresent();
    assertThat(match(rules, task.withMetadata("tenant", null))).isEmpty();
    assertThat(match(rules, task)).isEmpty();
  }

  @Test
  void asksRulesByPriorityThenByName() {
    RuleSet rules =
        rules(
            """
            b.when.words = x
            b.then = hybrid
            a.when.words = x
            a.then = hybrid
            z.when.words = x
            z.then = hybrid
            z.priority = 101
            off.when.words = x
            off.then = hybrid
            off.priority = 1000
            off.enabled = false
            """);

    assertThat(rules.rules()).extracting(Rule::name).containsExactly("z", "a", "b");
  }

  @Test
  void readsEveryClass() {
    RuleSet rules =
        rules(
            """
            a.when.words = x
            a.then = HUMAN_PRIMARY
            b.when.words = x
            b.then = ai_primary
            c.when.words = x
            c.then = hybrid
            """);

    assertThat(rules.rules())
        .extracting(Rule::then)
        .containsExactly(RoutingClass.HUMAN_PRIMARY, RoutingClass.AI_PRIMARY, RoutingClass.HYBRID);
  }

  @Test
  void reportsEveryMistakeAtOnce() {
    assertThatThrownBy(() ->
            rules(
                """
                legal.when.word = contract
                legal.them = human_primary
                b.when.words = ,
                b.then = humans_primary
                b.priority = high
                b.enabled = yes
                c.then = hybrid
                d.when.priority = urgent, hgh
                d.when.words = - , x
                d.then = hybrid
                d.then = hybrid
                Wrong Name.then = hybrid
                nodot = 1
                """))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("14 things are wrong")
        .hasMessageContaining("The key (when.word) of rule (legal) is unknown.")
        .hasMessageContaining("Maybe you meant (when.words).")
        .hasMessageContaining("The key (them) of rule (legal) is unknown.")
        .hasMessageContaining("Maybe you meant (then).")
        .hasMessageContaining("The rule (legal) must say legal.then = human_primary or ai_primary")
        .hasMessageContaining("The key (when.words) of rule (b) must have a value.")
        .hasMessageContaining("The class (humans_primary) of rule (b) must be")
        .hasMessageContaining("Maybe you meant (human_primary).")
        .hasMessageContaining("The key (priority) of rule (b) must be a whole number")
        .hasMessageContaining("The key (enabled) of rule (b) must be true or false")
        .hasMessageContaining("The rule (c) must have a condition")
        .hasMessageContaining("The priority (urgent) of rule (d)")
        .hasMessageContaining("The priority (hgh) of rule (d)")
        .hasMessageContaining("The key (when.words) of rule (d) is wrong: The term (-)")
        .hasMessageContaining("The key (d.then) stands twice.")
        .hasMessageContaining("The key (Wrong) must begin with the name of a rule")
        .hasMessageContaining("The key (nodot) must begin with the name of a rule");
  }

  @Test
  void reportsMistakesOfDisabledRulesToo() {
    assertThatThrownBy(() -> rules("a.enabled = false\na.then = nobody\n"))
        .hasMessageContaining("2 things are wrong");
  }

  @Test
  void reportsABrokenEscape() {
    assertThatThrownBy(() -> rules("a.then = \\uZZZZ\n")).hasMessageContaining("rules.properties");
  }

  private static RuleSet rules(String text) {
    Problems problems = new Problems();
    RuleSet rules = RuleFile.read("rules.properties", text, problems);
    problems.throwIfAny();
    return rules;
  }

  private static Optional<String> match(RuleSet rules, String description) {
    return match(rules, FakeTask.describedAs(description));
  }

  private static Optional<String> match(RuleSet rules, FakeTask task) {
    return rules
        .firstMatch(task, TaskText.of(task.description()))
        .map(match -> match.rule().name() + ": " + String.join(" ", match.reasons()));
  }
}
