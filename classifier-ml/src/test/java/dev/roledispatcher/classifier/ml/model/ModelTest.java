package dev.roledispatcher.classifier.ml.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.RoutingClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void answersWithThePriorWhenNothingIsKnown() {
    Reading reading = SmallModel.model().read(Features.of("xyzzy plugh"), LogitShift.NONE);

    assertThat(reading.reach()).isZero();
    assertThat(reading.probabilities()).isEqualTo(new Probabilities(0.5, 0.3, 0.2));
  }

  @Test
  void drawsToThePriorAsWordsBecomeUnknown() {
    assertThat(List.of(Model.reach(0.3), Model.reach(0.34), Model.reach(0.7), Model.reach(1)))
        .containsExactly(0.0, 0.0, 1.0, 1.0);
    assertThat(Model.reach(0.52)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void letsALaterShiftChangeTheLogits() {
    Features features = Features.of(SmallModel.KNOWN);
    Reading frozen = SmallModel.model().read(features, LogitShift.NONE);
    Reading shifted = SmallModel.model().read(features, (logits, _) -> logits[2] += 9);

    assertThat(frozen.answer()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(shifted.answer()).isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void sharesOfEvidenceAddUpToTheLogOdds() {
    Reading reading = SmallModel.model().read(Features.of(SmallModel.KNOWN), LogitShift.NONE);
    double sum = reading.evidence(100).stream().mapToDouble(Reading.Evidence::share).sum();
    Probabilities p = reading.probabilities();

    assertThat(sum).isCloseTo(Math.log(p.human() / p.ai()), within(1e-6));
  }

  @Test
  void choosesBothWhereAPersonOrAiIsRightAndAnErrorCostsMuch() {
    Costs costs = new Costs(1);

    assertThat(costs.cheapest(new Probabilities(0.45, 0.15, 0.4))).isEqualTo(RoutingClass.HYBRID);
    assertThat(costs.cheapest(new Probabilities(0.6, 0.2, 0.2)))
        .isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(costs.cheapest(new Probabilities(0.1, 0.2, 0.7))).isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void readsABoundedNumberOfWords() {
    Words words = Words.of("repair 0 some different words ".repeat(2_000));

    assertThat(words.size()).isEqualTo(Words.MOST);
  }

  @Test
  void seesTheSameInAllFormsOfAWord() {
    assertThat(stem("repairing")).isEqualTo(stem("repair"));
    assertThat(stem("repairs")).isEqualTo(stem("repaired"));
    assertThat(stem("plans")).isEqualTo(stem("planning"));
    assertThat(stem("Policies")).isNotEqualTo(stem("police"));
  }

  private static int stem(String word) {
    return Words.of(word).stem(0);
  }
}
