package com.example.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainTermsTest {

  private static final String TERMS =
      """
      human_primary: [credit line, write-off]
      ai_primary: [meter reading, reading]
      hybrid: [tariff change]
      """;

  @TempDir private Path temp;

  @Test
  void givesATaskToThoseWhoHaveMostOfItsTerms() {
    Verdict.Classified verdict =
        classified("Credit line, write-off, or (after a METER  READING) neither?");

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(verdict.confidence()).isCloseTo(0.9 * 2 / 3, within(1e-12));
    assertThat(verdict.explanation())
        .isEqualTo("'credit line', 'write-off' are for people. 'meter reading' is for AI.");
    assertThat(verdict.factors())
        .extracting(Factor::evidence)
        .containsExactly(List.of("credit line", "write-off"), List.of("meter reading"));
  }

  @Test
  void prefersTheSaferClassWhenTheTermsAreEqual() {
    assertThat(classified("Meter reading before a tariff change").routingClass())
        .isEqualTo(RoutingClass.HYBRID);
    assertThat(classified("Meter reading, then the write-off").routingClass())
        .isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void abstainsWhereItKnowsNoTerm() {
    assertThat(verdict("Draw a line under the discredited meter"))
        .isInstanceOf(Verdict.Abstained.class);
  }

  @Test
  void countsATermOnceHoweverOftenItStandsThere() {
    assertThat(classified("Reading, reading, reading and a credit line").routingClass())
        .isEqualTo(RoutingClass.HUMAN_PRIMARY);
  }

  @Test
  void namesEverythingThatIsWrongWithTheTerms() {
    assertThatThrownBy(
            () -> classifier(Map.of("terms", "{robots: [x], hybrid: [a, '!'], ai_primary: [A]}")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("The class (robots) must be human_primary, ai_primary or hybrid.")
        .hasMessageContaining("The term (!) must have a letter or a digit.")
        .hasMessageContaining("The term (A) must belong to one class.");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThatThrownBy(() -> classifier(Map.of("terms", "{hybrid: [")))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("The terms are no YAML");
  }

  @Test
  void makesNoObjectsThatTheTermsName() {
    assertThatThrownBy(() -> classifier(Map.of("terms", "{hybrid: !!java.io.File [x]}")))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("The terms are no YAML");
  }

  @Test
  void wantsTermsFromOnePlace() throws IOException {
    Path file = Files.writeString(temp.resolve("terms.yaml"), TERMS);

    assertThatThrownBy(() -> classifier(Map.of())).hasMessageContaining("must be set");
    assertThatThrownBy(() -> classifier(Map.of("terms", TERMS, "terms-file", file.toString())))
        .hasMessageContaining("not both");
  }

  @Test
  void readsTheTermsFromAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("terms.yaml"), "ai_primary: [Zählerstand]");

    try (Classifier classifier = classifier(Map.of("terms-file", file.toString()))) {
      assertThat(classifier.classify(FakeTask.describedAs("Prüfe den ZÄHLERSTAND")))
          .isInstanceOf(Verdict.Classified.class);
    }
  }

  @Test
  void readsASignedFileOnlyWhenItsSignatureFits() throws IOException {
    Path file = Files.writeString(temp.resolve("terms.yaml"), "ai_primary: [reading]\n");
    Path signature = temp.resolve("terms.yaml.hmac");
    Map<String, String> settings = Map.of("terms-file", file.toString(), "signing-key", "k-1");

    // printf 'ai_primary: [reading]\n' | openssl dgst -sha256 -hmac k-1 -r
    Files.writeString(
        signature, "4b3bb68c17afbfc6b05371abb9db51a2d5aec59d5da6064f6f4aaaa5ec6f346a\n");
    classifier(settings).close();

    Files.writeString(file, "ai_primary: [reading, write-off]\n");
    assertThatThrownBy(() -> classifier(settings))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("does not fit")
        .hasMessageNotContaining("k-1");
  }

  @Test
  void refusesAConfidenceThatIsNone() {
    Map<String, String> settings = new HashMap<>(Map.of("terms", TERMS));
    settings.put("confidence", "1.5");

    assertThatThrownBy(() -> classifier(settings))
        .hasMessage("The option confidence (1.5) must be from 0 to 1.");
  }

  private static Verdict.Classified classified(String description) {
    assertThat(verdict(description)).isInstanceOf(Verdict.Classified.class);
    return (Verdict.Classified) verdict(description);
  }

  private static Verdict verdict(String description) {
    try (Classifier classifier = classifier(Map.of("terms", TERMS))) {
      return classifier.classify(FakeTask.describedAs(description));
    }
  }

  private static Classifier classifier(Map<String, String> settings) {
    DomainTermsFactory factory = new DomainTermsFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }
}
