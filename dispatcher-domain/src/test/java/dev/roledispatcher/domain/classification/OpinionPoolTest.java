package dev.roledispatcher.domain.classification;

import static dev.roledispatcher.domain.classification.TaskClassification.AI_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HUMAN_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HYBRID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpinionPoolTest {

  private static final ClassProbabilities EVEN = new ClassProbabilities(0.4, 0.35, 0.25);
  private static final ClassProbabilities FOR_AI = new ClassProbabilities(0.1, 0.2, 0.7);
  private static final Calibration MEASURED = new Calibration("temperature scaling", 1_772, 0.02);

  @Test
  void multipliesWhatTheMembersSayAndNormalises() {
    Opinion.Stated pooled = pooled(member("a", EVEN, 1), member("b", FOR_AI, 1));
    double sum = 0.4 * 0.1 + 0.35 * 0.2 + 0.25 * 0.7;
    assertThat(pooled.likelihoods().human()).isCloseTo(0.4 * 0.1 / sum, within(1e-12));
    assertThat(pooled.likelihoods().hybrid()).isCloseTo(0.35 * 0.2 / sum, within(1e-12));
    assertThat(pooled.likelihoods().ai()).isCloseTo(0.25 * 0.7 / sum, within(1e-12));
    assertThat(pooled.classification()).isEqualTo(AI_PRIMARY);
    assertThat(pooled.confidence().value()).isEqualTo(pooled.likelihoods().ai());
  }

  @Test
  void countsAMemberByItsWeight() {
    Opinion.Stated pooled = pooled(member("a", EVEN, 1), member("b", FOR_AI, 0.5));
    double ratio = (0.25 * Math.sqrt(0.7)) / (0.4 * Math.sqrt(0.1));
    assertThat(pooled.likelihoods().ai() / pooled.likelihoods().human())
        .isCloseTo(ratio, within(1e-12));
  }

  @Test
  void isNotChangedByAMemberThatKnowsNothing() {
    double third = 1.0 / 3;
    Opinion.Stated pooled =
        pooled(member("a", FOR_AI, 1), member("b", new ClassProbabilities(third, third, third), 2));
    assertThat(pooled.likelihoods().ai()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void givesAClassNoChanceThatOneMemberExcludes() {
    Opinion.Stated pooled =
        pooled(member("a", FOR_AI, 1), member("b", new ClassProbabilities(0.5, 0.5, 0), 0.1));
    assertThat(pooled.likelihoods().ai()).isZero();
    assertThat(pooled.classification()).isEqualTo(HYBRID);
  }

  @Test
  void abstainsWhenNoClassIsLeft() {
    Opinion pooled =
        OpinionPool.pool(
            List.of(
                member("a", new ClassProbabilities(0, 0, 1), 1),
                member("b", new ClassProbabilities(0.5, 0.5, 0), 1)));
    assertThat(pooled).isInstanceOf(Opinion.Abstained.class);
    assertThat(pooled.by()).isEqualTo(new PluginRef("a+b", "1+1"));
  }

  @Test
  void leavesAMemberAloneAsItIs() {
    OpinionPool.Member only = member("a", FOR_AI, 3);
    assertThat(OpinionPool.pool(List.of(only))).isSameAs(only.opinion());
  }

  @Test
  void namesItsMembersAndKeepsWhatTheySaid() {
    Opinion.Stated pooled = pooled(member("keyword", EVEN, 1), member("ml", FOR_AI, 1));
    assertThat(pooled.by()).isEqualTo(new PluginRef("keyword+ml", "1+1"));
    assertThat(pooled.evidence())
        .extracting(Evidence::factor)
        .containsExactly("keyword.words", "ml.words");
    assertThat(pooled.explanation())
        .startsWith("Together: ai_primary with a probability of 61 %.")
        .contains("keyword: So says keyword.", "ml: So says ml.");
  }

  @Test
  void isCalibratedWhenAMemberIsAndSaysThatItWasMeasuredBefore() {
    Opinion.Stated measured =
        new Opinion.Stated(
            new PluginRef("ml", "1"),
            AI_PRIMARY,
            new Confidence(0.7, Confidence.Basis.CALIBRATED, MEASURED),
            List.of(),
            "So it is.",
            FOR_AI);
    Confidence confidence =
        pooled(member("keyword", EVEN, 1), new OpinionPool.Member(measured, 1)).confidence();
    assertThat(confidence.basis()).isEqualTo(Confidence.Basis.CALIBRATED);
    assertThat(confidence.calibration())
        .isEqualTo(new Calibration("temperature scaling, measured before pooling", 1_772, 0.02));
    assertThat(pooled(member("a", EVEN, 1), member("b", EVEN, 1)).confidence().basis())
        .isEqualTo(Confidence.Basis.RAW_SCORE);
  }

  @Test
  void spreadsTheRestEvenlyWhenAMemberSaysNoMoreThanAClass() {
    Opinion.Stated plain = stated("a", HUMAN_PRIMARY, 0.5, null);
    assertThat(plain.likelihoods()).isEqualTo(new ClassProbabilities(0.5, 0.25, 0.25));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 10.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAWeightOutsideItsRange(double weight) {
    assertThatIllegalArgumentException().isThrownBy(() -> member("a", EVEN, weight));
  }

  @Test
  void refusesProbabilitiesThatDoNotAddUp() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassProbabilities(0.5, 0.5, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassProbabilities(-0.5, 0.5, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassProbabilities(Double.NaN, 0.5, 0.5));
  }

  private static Opinion.Stated pooled(OpinionPool.Member... members) {
    return (Opinion.Stated) OpinionPool.pool(List.of(members));
  }

  private static OpinionPool.Member member(String name, ClassProbabilities says, double weight) {
    TaskClassification value = says.likeliest();
    return new OpinionPool.Member(stated(name, value, says.of(value), says), weight);
  }

  private static Opinion.Stated stated(
      String name,
      TaskClassification value,
      double confidence,
      @Nullable ClassProbabilities probabilities) {
    return new Opinion.Stated(
        new PluginRef(name, "1"),
        value,
        new Confidence(confidence, Confidence.Basis.RAW_SCORE),
        List.of(new Evidence("words", 0, 1, 0, List.of(name))),
        "So says " + name + ".",
        probabilities);
  }
}
