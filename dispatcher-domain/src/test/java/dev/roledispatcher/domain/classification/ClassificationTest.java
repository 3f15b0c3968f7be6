package dev.roledispatcher.domain.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.classification.Classification.DecidedBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {

  private static final RuleMatch RULE =
      new RuleMatch(
          new RuleId("money"),
          3,
          List.of(
              new RuleMatch.Finding("any_words", List.of("pay", "sign off")),
              new RuleMatch.Finding("no_words", List.of())));
  private static final PluginRef KEYWORD = new PluginRef("keyword", "1.0.0");
  private static final Opinion ABSTAINED =
      new Opinion.Abstained(
          new PluginRef("ml", "1.0.0"), Opinion.Abstained.Cause.CHOICE, "Too few words.");
  private static final Opinion.Stated STATED =
      new Opinion.Stated(
          KEYWORD,
          TaskClassification.HYBRID,
          new Confidence(0.7, Confidence.Basis.RAW_SCORE),
          List.of(new Evidence("keywords", 0.1, 1, 0.1, List.of("deploy"))),
          "Words for both.",
          null);

  @ParameterizedTest
  @ValueSource(doubles = {-0.0001, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAConfidenceOutsideZeroToOne(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confidence(value, Confidence.Basis.CALIBRATED))
        .withMessage("The confidence (" + value + ") must be a number from 0 to 1.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void acceptsAConfidenceFromZeroToOne(double value) {
    assertThat(new Confidence(value, Confidence.Basis.CALIBRATED).value()).isEqualTo(value);
  }

  @Test
  void takesOverWhatTheDecidingClassifierSaid() {
    Classification classification = Classification.by(STATED, hearing(STATED, ABSTAINED, STATED));

    assertThat(classification.value()).isEqualTo(TaskClassification.HYBRID);
    assertThat(classification.confidence()).isEqualTo(STATED.confidence());
    assertThat(classification.decidedBy()).isEqualTo(DecidedBy.CLASSIFIER);
    assertThat(classification.classifier()).isEqualTo(KEYWORD);
    assertThat(classification.evidence()).isEqualTo(STATED.evidence());
    assertThat(classification.explanation()).isEqualTo("Words for both.");
    assertThat(classification.opinions()).containsExactly(ABSTAINED, STATED);
  }

  @Test
  void isCertainWhenForced() {
    Classification forced = Classification.forced(TaskClassification.AI_PRIMARY);

    assertThat(forced.value()).isEqualTo(TaskClassification.AI_PRIMARY);
    assertThat(forced.confidence()).isEqualTo(new Confidence(1, Confidence.Basis.DECREED));
    assertThat(forced.decidedBy()).isEqualTo(DecidedBy.FORCED);
    assertThat(forced.classifier()).isNull();
    assertThat(forced.opinions()).isEmpty();
  }

  @Test
  void isAGuessWhenItFallsBack() {
    Classification fallback =
        Classification.fallback(TaskClassification.HUMAN_PRIMARY, hearing(null, ABSTAINED));

    assertThat(fallback.value()).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(fallback.confidence()).isEqualTo(new Confidence(0, Confidence.Basis.DECREED));
    assertThat(fallback.decidedBy()).isEqualTo(DecidedBy.FALLBACK);
    assertThat(fallback.opinions()).containsExactly(ABSTAINED);
  }

  @Test
  void namesTheRuleThatDecidedAndAsksNobodyElse() {
    Classification ruled = Classification.ruled(TaskClassification.HUMAN_PRIMARY, RULE);

    assertThat(ruled.value()).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(ruled.confidence()).isEqualTo(new Confidence(1, Confidence.Basis.DECREED));
    assertThat(ruled.decidedBy()).isEqualTo(DecidedBy.RULE);
    assertThat(ruled.rule()).isEqualTo(RULE);
    assertThat(ruled.classifier()).isNull();
    assertThat(ruled.opinions()).isEmpty();
    assertThat(ruled.explanation())
        .isEqualTo("The rule (money) decided: any_words: pay, sign off; no_words: none there.");
  }

  @Test
  void namesARuleExactlyWhenOneDecided() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Classification(
                TaskClassification.HYBRID,
                new Confidence(1, Confidence.Basis.DECREED),
                DecidedBy.FORCED,
                null,
                RULE,
                List.of(),
                "",
                List.of(),
                null,
                null,
                List.of()))
        .withMessageContaining("(FORCED) must name a rule exactly when one decided");
  }

  @Test
  void namesAClassifierWhenOneDecided() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decidedBy(DecidedBy.CLASSIFIER, false))
        .withMessageContaining("(CLASSIFIER) must name a classifier exactly when one decided");
  }

  @ParameterizedTest
  @EnumSource(names = {"FORCED", "RULE", "FALLBACK"})
  void namesNoClassifierWhenNoneDecided(DecidedBy decidedBy) {
    assertThatIllegalArgumentException().isThrownBy(() -> decidedBy(decidedBy, true));
  }

  @Test
  void doesNotChangeWithTheListsItWasMadeOf() {
    List<Opinion> opinions = new ArrayList<>(List.of(ABSTAINED));
    List<String> found = new ArrayList<>(List.of("word"));
    Classification classification =
        Classification.fallback(
            TaskClassification.HYBRID, new Hearing(opinions, null, null, List.of()));
    Evidence evidence = new Evidence("keywords", 0, 1, 0, found);

    opinions.clear();
    found.clear();

    assertThat(classification.opinions()).hasSize(1);
    assertThat(evidence.found()).containsExactly("word");
  }

  private static Classification decidedBy(DecidedBy decidedBy, boolean named) {
    return new Classification(
        TaskClassification.HYBRID,
        new Confidence(1, Confidence.Basis.DECREED),
        decidedBy,
        named ? KEYWORD : null,
        decidedBy == DecidedBy.RULE ? RULE : null,
        List.of(),
        "",
        List.of(),
        null,
        null,
        List.of());
  }

  private static Hearing hearing(Opinion.@Nullable Stated verdict, Opinion... opinions) {
    return new Hearing(List.of(opinions), verdict, null, List.of());
  }
}
