package dev.roledispatcher.selector.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.testkit.FakePluginContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {

  private static final PluginDescriptor WEIGHTED = new WeightedSelectorFactory().descriptor();

  @Test
  void areDocumentedByTheirDefaults() {
    assertThat(from(Map.of())).isEqualTo(new Weights(0.35, 0.20, 0.20, 0.10, 0.15));
    assertThat(from(Map.of()).coverage()).isEqualTo(0.35);
  }

  @Test
  void areMadeToSumToOne() {
    Weights weights =
        from(
            Map.of(
                "weight-coverage", "5",
                "weight-proficiency", "2",
                "weight-type-fit", "1",
                "weight-specificity", "2",
                "weight-load", "0"));

    assertThat(weights).isEqualTo(new Weights(0.5, 0.2, 0.1, 0.2, 0));
  }

  @Test
  void keepTheirProportionsWhenOneIsChanged() {
    Weights weights = from(Map.of("weight-load", "1.15"));

    assertThat(weights.load()).isCloseTo(0.575, within(1e-12));
    assertThat(weights.coverage()).isCloseTo(0.175, within(1e-12));
  }

  @Test
  void reportEveryMistakeAtOnce() {
    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(() ->
            from(Map.of("weight-coverage", "-0.1", "weight-load", "1001", "weight-type-fit", "1")))
        .withMessage(
            """
            The option weight-coverage (-0.1) of selector (weighted) must be a number from 0 to 1000.
            The option weight-load (1001.0) of selector (weighted) must be a number from 0 to 1000.\
            """);
  }

  @Test
  void mustNotAllBeZero() {
    assertThatExceptionOfType(PluginException.class)
        .isThrownBy(() ->
            from(
                Map.of(
                    "weight-coverage", "0",
                    "weight-proficiency", "0",
                    "weight-type-fit", "0",
                    "weight-specificity", "0",
                    "weight-load", "0")))
        .withMessage("The weights of selector (weighted) must not all be 0.");
  }

  @Test
  void mayBeAsGreatAsDocumented() {
    assertThat(from(Map.of("weight-load", "1000")).load()).isGreaterThan(0.999);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void cannotBeNegativeOrInfinite(double load) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Weights(1, 1, 1, 1, load));
  }

  @Test
  void cannotSumToNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Weights(0, 0, 0, 0, 0));
  }

  private static Weights from(Map<String, String> settings) {
    return Weights.from(FakePluginContext.of(WEIGHTED, settings).settings());
  }
}
