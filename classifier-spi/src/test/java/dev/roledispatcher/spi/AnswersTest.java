package dev.roledispatcher.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plugin answers cannot be wrong in itself.
class AnswersTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aConfidenceIsFromZeroToOne(double confidence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classified(confidence, List.of()))
        .withMessageContaining(String.valueOf(confidence));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void numbersAreFinite(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor("words", number, 1, 0, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor("words", 0, number, 0, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor("words", 0, 1, number, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorePart("load", number))
        .withMessageContaining("load");
  }

  @Test
  void aListWithoutAnEndIsRefusedAndOneThatLiesOfItsSizeIsCopied() {
    ScorePart part = new ScorePart("a", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RankedRole("r", new Endless<>(part)))
        .withMessage("There must be at most 1000 parts of a score.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ranking(new Endless<>(new RankedRole("r", List.of(part)))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor("words", 0, 1, 0, new Endless<>("word")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classified(0.5, new Endless<>(new Factor("words", 0, 1, 0, List.of()))));
    List<String> million = Collections.nCopies(1_000_000, "word");
    assertThatIllegalArgumentException().isThrownBy(() -> new Factor("words", 0, 1, 0, million));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor("words", 0, 1, 0, new ArrayList<>(million)));
  }

  /// Says that it is empty and never ends.
  private static final class Endless<T> extends AbstractList<T> {

    private final T element;

    Endless(T element) {
      this.element = element;
    }

    @Override
    public T get(int index) {
      return element;
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public Iterator<T> iterator() {
      return Stream.generate(() -> element).iterator();
    }
  }

  @Test
  void aScoreIsTheSumOfItsParts() {
    RankedRole role =
        new RankedRole("r", List.of(new ScorePart("a", 0.5), new ScorePart("b", -0.125)));
    assertThat(role.score()).isEqualTo(0.375);
    assertThat(new RankedRole("r", List.of()).score()).isZero();
  }

  @Test
  void probabilitiesAddUpToOne() {
    Map<RoutingClass, Double> whole =
        Map.of(RoutingClass.HYBRID, 0.75, RoutingClass.AI_PRIMARY, 0.25);
    assertThat(weighed(true, whole, null).probabilities()).isEqualTo(whole);
    assertThat(classified(0.5, List.of()).probabilities()).isEmpty();
    Map<RoutingClass, Double> tooLittle = Map.of(RoutingClass.HYBRID, 0.75);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weighed(true, tooLittle, null))
        .withMessageContaining("add up to 1");
    Map<RoutingClass, Double> negative =
        Map.of(RoutingClass.HYBRID, 1.25, RoutingClass.AI_PRIMARY, -0.25);
    assertThatIllegalArgumentException().isThrownBy(() -> weighed(true, negative, null));
    Map<RoutingClass, Double> notANumber = Map.of(RoutingClass.HYBRID, Double.NaN);
    assertThatIllegalArgumentException().isThrownBy(() -> weighed(true, notANumber, null));
  }

  @Test
  void onlyACalibratedConfidenceHasACalibration() {
    Calibration measured = new Calibration("temperature scaling", 100, 0.02);
    assertThat(weighed(true, Map.of(), measured).calibration()).isEqualTo(measured);
    assertThatIllegalArgumentException().isThrownBy(() -> weighed(false, Map.of(), measured));
    assertThatIllegalArgumentException().isThrownBy(() -> new Calibration(" ", 100, 0.02));
    assertThatIllegalArgumentException().isThrownBy(() -> new Calibration("m", 0, 0.02));
    assertThatIllegalArgumentException().isThrownBy(() -> new Calibration("m", 1, Double.NaN));
  }

  @Test
  void answersDoNotChangeWithTheListsTheyWereMadeFrom() {
    List<Factor> factors = new ArrayList<>(List.of(new Factor("a", 0, 0, 0, List.of())));
    List<RankedRole> ranked = new ArrayList<>(List.of(new RankedRole("r", List.of())));
    Verdict.Classified classified = classified(0.5, factors);
    Ranking ranking = new Ranking(ranked);
    factors.clear();
    ranked.clear();
    assertThat(classified.factors()).hasSize(1);
    assertThat(ranking.ranked()).hasSize(1);
  }

  private static Verdict.Classified classified(double confidence, List<Factor> factors) {
    return new Verdict.Classified(RoutingClass.HYBRID, confidence, false, factors, "why");
  }

  private static Verdict.Classified weighed(
      boolean calibrated,
      Map<RoutingClass, Double> probabilities,
      @Nullable Calibration calibration) {
    return new Verdict.Classified(
        RoutingClass.HYBRID, 0.5, calibrated, List.of(), "why", probabilities, calibration);
  }
}
