package dev.roledispatcher.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBreakdownTest {

  @Test
  void isTheSumOfItsPartsWhateverTheyAre() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<ScorePart> parts = new ArrayList<>();
      double sum = 0;
      for (int i = random.nextInt(8); i > 0; i--) {
        ScorePart part = new ScorePart("part " + i, random.nextGaussian());
        parts.add(part);
        sum += part.points();
      }

      assertThat(new ScoreBreakdown(parts).total()).as("seed %d", seed).isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesPointsThatAreNoNumber(double points) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorePart("coverage", points))
        .withMessage("The points (" + points + ") of score part (coverage) must be finite.");
  }

  @Test
  void doesNotChangeWithTheListItWasMadeOf() {
    List<ScorePart> parts = new ArrayList<>(List.of(new ScorePart("coverage", 1)));
    ScoreBreakdown score = new ScoreBreakdown(parts);

    parts.clear();

    assertThat(score.total()).isEqualTo(1);
  }
}
