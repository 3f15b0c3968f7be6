package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeTask;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSettingsTest {

  @Test
  void declaresEveryOptionOfTheReadme() {
    assertThat(new KeywordClassifierFactory().descriptor().options())
        .extracting(PluginOption::name)
        .containsExactly(
            "weight-keywords",
            "weight-complexity",
            "weight-urgency",
            "weight-skills",
            "weight-rules",
            "human-threshold",
            "ai-threshold",
            "words-path",
            "words-mode",
            "rules-path");
  }

  @ParameterizedTest
  @EnumSource(FactorName.class)
  void refusesANegativeWeight(FactorName factor) {
    assertThatThrownBy(() -> Verdicts.classifier(Map.of(factor.option(), "-0.1")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(factor.option() + " (-0.1)");
  }

  @Test
  void refusesWeightsThatAreAllZero() {
    Map<String, String> settings = new HashMap<>();
    for (FactorName factor : FactorName.values()) {
      settings.put(factor.option(), "0");
    }

    assertThatThrownBy(() -> Verdicts.classifier(settings))
        .hasMessageContaining("must be more than 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"human-threshold", "ai-threshold"})
  void refusesAThresholdOutOfRange(String option) {
    assertThatThrownBy(() -> Verdicts.classifier(Map.of(option, "1.5")))
        .hasMessageContaining(option + " (1.5)");
    assertThatThrownBy(() -> Verdicts.classifier(Map.of(option, "0")))
        .hasMessageContaining(option + " (0.0)");
  }

  @Test
  void thresholdsMoveTheBorders() {
    FakeTask task = FakeTask.describedAs("Mentor the trainees");
    Classifier strict = Verdicts.classifier(Map.of("human-threshold", "0.95"));

    assertThat(Verdicts.on(task).routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(Verdicts.from(strict, task).routingClass()).isEqualTo(RoutingClass.HYBRID);
  }

  @Test
  void weightsMoveTheScore() {
    FakeTask task =
        FakeTask.describedAs("Extract and parse the tables").requiring("negotiation", "leadership");
    Classifier bySkills =
        Verdicts.classifier(
            Map.of("weight-skills", "1", "weight-keywords", "0", "weight-rules", "0"));

    assertThat(Verdicts.on(task).routingClass()).isNotEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(Verdicts.from(bySkills, task).routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }
}
