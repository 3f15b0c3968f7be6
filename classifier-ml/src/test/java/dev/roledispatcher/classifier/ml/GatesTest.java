package dev.roledispatcher.classifier.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the shipped model must reach on tasks it was not trained on. The folder with
/// `tasks-dev.tsv` is named by the system property `dispatcher.data` or the environment variable
/// `DISPATCHER_DATA`.
class GatesTest {

  private static final int TASK = 3;
  private static final int LABEL = 4;

  private record Rated(FakeTask task, RoutingClass label) {}

  @Test
  void theModelReachesItsGates() throws IOException {
    ModelClassifierFactory factory = new ModelClassifierFactory();
    var classifier = factory.create(FakePluginContext.of(factory.descriptor(), Map.of()));
    Tally tally = new Tally();
    for (Rated rated : tasks()) {
      switch (classifier.classify(rated.task())) {
        case Verdict.Classified verdict ->
            tally.add(rated.label(), verdict.routingClass(), verdict.probabilities());
        case Verdict.Abstained abstained -> throw new AssertionError(abstained.reason());
      }
    }

    reachesTheGates(tally, 0.02);
  }

  @Test
  void thePoolWithTheKeywordsReachesTheGatesToo() throws IOException {
    Pool pool = new Pool();
    Tally tally = new Tally();
    for (Rated rated : tasks()) {
      tally.add(rated.label(), pool.answer(rated.task()), pool.probabilities(rated.task()));
    }

    reachesTheGates(tally, 0.035);
  }

  private static void reachesTheGates(Tally tally, double mostSevere) {
    assertThat(tally.count()).isGreaterThan(1_000);
    assertThat(tally.accuracy()).as("the accuracy of %s", tally).isGreaterThanOrEqualTo(0.79);
    assertThat(tally.macroF1()).as("the macro-F1 of %s", tally).isGreaterThanOrEqualTo(0.745);
    assertThat(tally.expectedError()).as("the ECE of %s", tally).isLessThanOrEqualTo(0.03);
    assertThat(tally.severe()).as("the severe errors of %s", tally).isLessThanOrEqualTo(mostSevere);
  }

  private static List<Rated> tasks() throws IOException {
    Optional<Path> file =
        Optional.ofNullable(System.getProperty("dispatcher.data"))
            .or(() -> Optional.ofNullable(System.getenv("DISPATCHER_DATA")))
            .map(folder -> Path.of(folder, "tasks-dev.tsv"));
    assumeTrue(
        file.filter(Files::isRegularFile).isPresent(),
        "The data is not there: name its folder by -Ddispatcher.data or DISPATCHER_DATA.");
    return Files.readAllLines(file.orElseThrow()).stream()
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)))
        .map(fields ->
            new Rated(
                FakeTask.describedAs(fields.get(TASK)), RoutingClass.valueOf(fields.get(LABEL))))
        .toList();
  }
}
