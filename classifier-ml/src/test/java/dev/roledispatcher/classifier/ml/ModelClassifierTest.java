package dev.roledispatcher.classifier.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.classifier.ml.model.ModelFile;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelClassifierTest {

  @TempDir private Path folder;

  @Test
  void answersWithTheCalibratedProbabilityOfItsAnswer() {
    Verdict.Classified verdict = classified("Repair broken pipes in the basement by hand");

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(verdict.calibrated()).isTrue();
    assertThat(verdict.confidence()).isEqualTo(verdict.probabilities().get(verdict.routingClass()));
    assertThat(verdict.probabilities().values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(verdict.calibration())
        .satisfies(calibration -> {
          assertThat(calibration.samples()).isGreaterThan(1_000);
          assertThat(calibration.expectedError()).isBetween(0.001, 0.03);
        });
  }

  @Test
  void namesTheWordsItsAnswerRestsOn() {
    Verdict.Classified verdict = classified("Repair broken pipes in the basement by hand");

    assertThat(verdict.explanation()).startsWith("A person should lead").contains("'Repair");
    assertThat(verdict.factors()).isNotEmpty().allMatch(factor -> !factor.evidence().isEmpty());
    assertThat(verdict.factors()).extracting(factor -> -Math.abs(factor.share())).isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "予算を承認する",
        "Утвердить бюджет отдела маркетинга",
        "Genehmigen Sie bitte den Haushalt der Abteilung",
        "Vérifier les factures et préparer la réponse au fournisseur",
        "Xyzzy plugh frobnicate",
        "…?!—"
      })
  void abstainsOutsideItsVocabulary(String description) {
    assertThat(classifier().classify(FakeTask.describedAs(description)))
        .isInstanceOf(Verdict.Abstained.class);
  }

  @Test
  void isLessSureTheFewerWordsItKnows() {
    double known = classified("Repair broken pipes").confidence();
    double half = classified("Repair broken pipes, xyzzy frobnicate plugh").confidence();

    assertThat(half).isLessThan(known - 0.05);
    assertThat(classified("Repair broken pipes, xyzzy frobnicate plugh").explanation())
        .contains("Only 3 of 6 words are known");
  }

  @Test
  void readsAModelFromAFile() throws IOException {
    Path file = Files.write(folder.resolve("own.bin"), ModelFile.write(Models.shipped()));

    assertThat(classifier(file).classify(FakeTask.describedAs("Repair broken pipes")))
        .isEqualTo(classifier().classify(FakeTask.describedAs("Repair broken pipes")));
  }

  @Test
  void refusesAFileThatIsNoModel() throws IOException {
    byte[] bytes = ModelFile.write(Models.shipped());
    Path cutOff = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(bytes, 5_000));

    assertThatThrownBy(() -> classifier(cutOff))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("The option model (" + cutOff + ") must be a model file.")
        .hasMessageContaining("damaged or cut off");
    assertThatThrownBy(() -> classifier(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("must be a file");
  }

  private static Verdict.Classified classified(String description) {
    return switch (classifier().classify(FakeTask.describedAs(description))) {
      case Verdict.Classified classified -> classified;
      case Verdict.Abstained abstained -> throw new AssertionError(abstained.reason());
    };
  }

  private static Classifier classifier() {
    return classifier(Map.of());
  }

  private static Classifier classifier(Path model) {
    return classifier(Map.of("model", model.toString()));
  }

  private static Classifier classifier(Map<String, String> settings) {
    ModelClassifierFactory factory = new ModelClassifierFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }
}
