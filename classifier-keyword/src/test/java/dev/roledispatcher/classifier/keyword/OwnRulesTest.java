package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRulesTest {

  private static final String EXAMPLE = "example-rules.properties";

  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstThatFitsDecidesOutright() throws IOException {
    Verdict.Classified verdict =
        Verdicts.from(
            withRules(example()),
            FakeTask.describedAs("Extract the dates from the contract and parse the CSV"));

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.HUMAN_PRIMARY);
    assertThat(verdict.confidence()).isEqualTo(1);
    assertThat(verdict.calibrated()).isFalse();
    assertThat(verdict.explanation())
        .startsWith(
            "A person should lead, because your rule 'legal' decides: it found \"contract\"");
    assertThat(verdict.factors())
        .extracting(Factor::name)
        .containsExactlyInAnyOrder("keywords", "complexity", "urgency", "skills", "rules");
  }

  @Test
  void mayEvenSendAuthorityToAi() throws IOException {
    Verdict.Classified verdict =
        Verdicts.from(
            withRules("small.when.all-words = approve, coffee\nsmall.then = ai_primary\n"),
            FakeTask.describedAs("Approve the order of coffee"));

    assertThat(verdict.routingClass()).isEqualTo(RoutingClass.AI_PRIMARY);
  }

  @Test
  void leaveOtherTasksToTheScore() throws IOException {
    Classifier classifier = withRules(example());
    FakeTask task = FakeTask.describedAs("Approve the budget");

    assertThat(classifier.classify(task)).isEqualTo(Verdicts.on(task));
  }

  @Test
  void matchOnMetadataAndPriority() throws IOException {
    Classifier classifier = withRules(example());
    FakeTask task = FakeTask.describedAs("Export it all").withMetadata("tenant", "blue");

    assertThat(Verdicts.from(classifier, task).confidence()).isEqualTo(1);
    assertThat(Verdicts.from(classifier, task.withPriority("high")).confidence()).isLessThan(1);
  }

  @Test
  void doNothingWhenSwitchedOff() throws IOException {
    Classifier classifier = withRules(example());
    FakeTask task =
        FakeTask.describedAs("Look at this").requiring("security").withPriority("critical");

    assertThat(Verdicts.from(classifier, task).confidence()).isLessThan(1);
  }

  @Test
  void areReportedTogetherWithAllOtherMistakes() throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.properties"), "a.then = nobody\n");
    Path lists = Files.createDirectory(folder.resolve("words"));
    Files.writeString(lists.resolve("ai-words.txt"), "nonsense\n");

    assertThatThrownBy(() ->
            Verdicts.classifier(
                Map.of(
                    "rules-path",
                    rules.toString(),
                    "words-path",
                    lists.toString(),
                    "human-threshold",
                    "0",
                    "weight-urgency",
                    "-1")))
        .hasMessageContaining("5 things are wrong")
        .hasMessageContaining("human-threshold (0.0)")
        .hasMessageContaining("weight-urgency (-1.0)")
        .hasMessageContaining("ai-words.txt:1")
        .hasMessageContaining("rules.properties: The class (nobody)")
        .hasMessageContaining("rules.properties: The rule (a) must have a condition");
  }

  @Test
  void theReadmeShowsTheExampleThatIsTestedHere() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("```properties\n" + example() + "```");
  }

  private Classifier withRules(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("own.properties"), text);
    return Verdicts.classifier(Map.of("rules-path", file.toString()));
  }

  private static String example() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(OwnRulesTest.class.getResourceAsStream(EXAMPLE))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
