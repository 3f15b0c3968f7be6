package dev.roledispatcher.domain.classification;

import static dev.roledispatcher.domain.classification.TaskClassification.AI_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HUMAN_PRIMARY;
import static dev.roledispatcher.domain.classification.TaskClassification.HYBRID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.domain.classification.Thresholds.Safety;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  private static final Thresholds TO_PEOPLE = new Thresholds(Safety.PEOPLE, 0.6, 0.5, 0.6);

  @Test
  void followsAnOpinionThatIsSureEnough() {
    Opinion.Stated sure = stated(AI_PRIMARY, 0.1, 0.3, 0.6);
    assertThat(TO_PEOPLE.areMetBy(sure)).isTrue();
    assertThat(TO_PEOPLE.heeding(sure)).isSameAs(sure);
  }

  @Test
  void givesADoubtfulTaskToTheNextSaferClass() {
    Opinion.Stated doubtful = stated(AI_PRIMARY, 0.2, 0.25, 0.55);
    assertThat(TO_PEOPLE.areMetBy(doubtful)).isFalse();
    Opinion.Stated heeded = TO_PEOPLE.heeding(doubtful);
    assertThat(heeded.classification()).isEqualTo(HYBRID);
    assertThat(heeded.confidence().value()).isEqualTo(0.25);
    assertThat(TO_PEOPLE.precaution(doubtful)).isEqualTo(new Precaution(AI_PRIMARY, 0.55, 0.6));
  }

  @Test
  void givesAVeryDoubtfulTaskToPeople() {
    Opinion.Stated doubtful = stated(HYBRID, 0.3, 0.4, 0.3);
    assertThat(TO_PEOPLE.areMetBy(doubtful)).isTrue();
    Opinion.Stated veryDoubtful = stated(HYBRID, 0.52, 0.3, 0.18);
    assertThat(TO_PEOPLE.heeding(veryDoubtful).classification()).isEqualTo(HUMAN_PRIMARY);
    assertThat(TO_PEOPLE.precaution(veryDoubtful).probability()).isCloseTo(0.48, within(1e-12));
  }

  @Test
  void neverTakesATaskFromTheSafestClass() {
    assertThat(TO_PEOPLE.areMetBy(stated(HUMAN_PRIMARY, 0.34, 0.33, 0.33))).isTrue();
  }

  @Test
  void goesTheOtherWayWhenAiIsTheSaferSide() {
    Thresholds toAi = new Thresholds(Safety.AI, 0.6, 0.5, 0.6);
    assertThat(toAi.heeding(stated(HUMAN_PRIMARY, 0.55, 0.25, 0.2)).classification())
        .isEqualTo(HYBRID);
    assertThat(toAi.areMetBy(stated(AI_PRIMARY, 0.33, 0.33, 0.34))).isTrue();
  }

  @Test
  void holdsNothingAgainstARawScoreOrWhenDoubtChangesNothing() {
    Opinion.Stated doubtful = stated(AI_PRIMARY, 0.3, 0.3, 0.4);
    assertThat(Thresholds.NONE.areMetBy(doubtful)).isTrue();
    Opinion.Stated raw =
        new Opinion.Stated(
            doubtful.by(),
            AI_PRIMARY,
            new Confidence(0.1, Confidence.Basis.RAW_SCORE),
            List.of(),
            "",
            null);
    assertThat(TO_PEOPLE.areMetBy(raw)).isTrue();
  }

  @Test
  void refusesAThresholdThatIsNoProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Thresholds(Safety.PEOPLE, 0, 0, 1.1))
        .withMessageContaining("(1.1) for ai");
  }

  private static Opinion.Stated stated(
      TaskClassification value, double human, double hybrid, double ai) {
    ClassProbabilities probabilities = new ClassProbabilities(human, hybrid, ai);
    return new Opinion.Stated(
        new PluginRef("ml", "1"),
        value,
        new Confidence(probabilities.of(value), Confidence.Basis.CALIBRATED),
        List.of(),
        "",
        probabilities);
  }
}
