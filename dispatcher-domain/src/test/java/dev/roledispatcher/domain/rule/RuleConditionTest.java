package dev.roledispatcher.domain.rule;

import static dev.roledispatcher.domain.rule.SomeRules.anyWords;
import static dev.roledispatcher.domain.rule.SomeRules.field;
import static dev.roledispatcher.domain.rule.SomeRules.phrases;
import static dev.roledispatcher.domain.rule.SomeRules.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.Priority;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleConditionTest {

  @Test
  void refusesToAskForNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> words(List.of(), List.of(), List.of(), List.of()))
        .withMessageContaining("must ask for something");
  }

  @Test
  void refusesToWantAndNotWantThePhrase() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> words(phrases("sign-off"), List.of(), List.of(), phrases("pay", "Sign Off")))
        .withMessageContaining("No task can fit");
  }

  @Test
  void refusesAPhraseTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anyWords("sign off", "SIGN-OFF"))
        .withMessageContaining("listed once");
  }

  @Test
  void limitsItsLists() {
    String[] most = IntStream.range(0, 64).mapToObj(i -> "word" + i).toArray(String[]::new);
    String[] more = IntStream.range(0, 65).mapToObj(i -> "word" + i).toArray(String[]::new);

    assertThat(anyWords(most).anyWords()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anyWords(more))
        .withMessageContaining("(65)");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            SomeRules.data(
                IntStream.range(0, 33).mapToObj(i -> field("f" + i, "x")).toList(), List.of()))
        .withMessageContaining("(33)");
  }

  @Test
  void keepsPrioritiesOnceAndInOrder() {
    assertThat(
            SomeRules.priorities(Priority.CRITICAL, Priority.LOW, Priority.CRITICAL).priorities())
        .containsExactly(Priority.LOW, Priority.CRITICAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "...", "🚀", "one two three four five six seven eight nine"})
  void refusesPhrasesWithoutWordsOrWithTooMany(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Phrase(text))
        .withMessageContaining("1 to 8 words");
  }

  @Test
  void limitsTheLengthOfPhrases() {
    assertThat(new Phrase(" " + "a".repeat(100) + " ").text()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> new Phrase("a".repeat(101)));
  }

  @Test
  void findsFieldsByDotsAndByPointer() {
    Attributes data =
        Attributes.of(
            Map.of(
                "tenant", "acme",
                "customer.tier", "literal",
                "customer", Map.of("tier", "gold", "a/b~c", 1, "tags", List.of("x", "y"))));

    assertThat(new FieldPath("tenant").in(data)).isEqualTo("acme");
    assertThat(new FieldPath("customer.tier").in(data)).isEqualTo("literal");
    assertThat(new FieldPath("/customer/tier").in(data)).isEqualTo("gold");
    assertThat(new FieldPath("/customer/a~1b~0c").in(data)).isEqualTo(1L);
    assertThat(new FieldPath("/customer/tags/1").in(data)).isEqualTo("y");
    assertThat(new FieldPath("customer.tags.1").in(data)).isNull();
    assertThat(new FieldPath("/customer/tags/2").in(data)).isNull();
    assertThat(new FieldPath("/customer/tags/01").in(data)).isNull();
    assertThat(new FieldPath("tenant.name").in(data)).isNull();
    assertThat(new FieldPath("nothing.at.all").in(data)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/a~b", "/a~"})
  void refusesPathsThatLeadNowhere(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FieldPath(path));
  }

  @Test
  void comparesTextInAnyCaseAndNumbersByValue() {
    Attributes data =
        Attributes.of(
            Map.of(
                "text",
                "Acme",
                "digits",
                "5",
                "whole",
                5,
                "fraction",
                new BigDecimal("2.50"),
                "double",
                0.1,
                "flag",
                true,
                "tags",
                Arrays.asList("Red", 7, null)));

    assertThat(field("text", "other", "ACME").in(data)).contains("ACME");
    assertThat(field("text", "acm").in(data)).isEmpty();
    assertThat(field("digits", 5).in(data)).isEmpty();
    assertThat(field("whole", 5.0).in(data)).contains(5L);
    assertThat(field("whole", "5").in(data)).isEmpty();
    assertThat(field("fraction", 2.5).in(data)).isPresent();
    assertThat(field("double", new BigDecimal("0.10")).in(data)).isPresent();
    assertThat(field("flag", true).in(data)).contains(true);
    assertThat(field("flag", "true").in(data)).isEmpty();
    assertThat(field("flag", false).in(data)).isEmpty();
    assertThat(field("tags", "red").in(data)).contains("red");
    assertThat(field("tags", 7).in(data)).contains(7L);
    assertThat(field("missing", "x").in(data)).isEmpty();
  }

  @Test
  void keepsEqualValuesEqual() {
    assertThat(field("n", 5, new BigDecimal("5.00"), 5.0).values()).containsExactly(5L);
    assertThat(field("n", new BigDecimal("0.10"))).isEqualTo(field("n", 0.1));
  }

  @Test
  void refusesValuesThatNothingCanBeComparedWith() {
    assertThatIllegalArgumentException().isThrownBy(() -> field("a"));
    assertThatIllegalArgumentException().isThrownBy(() -> field("a", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> field("a", "x".repeat(201)));
    assertThatIllegalArgumentException().isThrownBy(() -> FieldCondition.value(null));
  }

  @Test
  void limitsNamesAndDescriptions() {
    assertThatIllegalArgumentException().isThrownBy(() -> definition(" ", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> definition("n".repeat(201), ""));
    assertThatIllegalArgumentException().isThrownBy(() -> definition("n", "d".repeat(2_001)));
    assertThat(definition("n".repeat(200), "d".repeat(2_000)).name()).hasSize(200);
  }

  private static RuleDefinition definition(String name, String description) {
    return new RuleDefinition(name, description, anyWords("a"), TaskClassification.HYBRID, 1, true);
  }
}
