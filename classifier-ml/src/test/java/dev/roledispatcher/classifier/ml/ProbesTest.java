package dev.roledispatcher.classifier.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {

  private final Pool pool = new Pool();

  @Test
  void thePoolIsRightOnMostSoftwareAndBusinessTasks() throws IOException {
    List<String> wrong = new ArrayList<>();
    Tally tally = new Tally();
    for (String line : lines("probes.tsv")) {
      String[] fields = line.split("\t", -1);
      RoutingClass expected = RoutingClass.valueOf(fields[0]);
      FakeTask task = FakeTask.describedAs(fields[1]);
      RoutingClass answer = pool.answer(task);
      tally.add(expected, answer, pool.probabilities(task));
      if (answer != expected) {
        wrong.add(answer + " for " + line);
      }
    }

    assertThat(tally.count()).isGreaterThanOrEqualTo(100);
    assertThat(tally.accuracy()).as("%s; wrong are %s", tally, wrong).isGreaterThanOrEqualTo(0.9);
    assertThat(tally.severe()).as("%s; wrong are %s", tally, wrong).isLessThanOrEqualTo(0.01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HUMAN_PRIMARY | Approve budget exception for client contract negotiation",
        "AI_PRIMARY    | Extract data from CSV, validate format, and generate summary report",
        "HYBRID        | Analyze customer feedback and prepare strategic recommendations",
        "HUMAN_PRIMARY | Approve quarterly budget allocation for marketing department",
        "AI_PRIMARY    | Extract customer data from database and generate CSV report",
        "HUMAN_PRIMARY | Approve architectural decision for microservices migration",
        "AI_PRIMARY    | Review Python code changes for security vulnerabilities",
        "AI_PRIMARY    | Review pull request for security vulnerabilities",
        "HYBRID        | Deploy and monitor new service to production"
      })
  void thePoolKeepsTheGoldenTasksTrue(RoutingClass expected, String description) {
    assertThat(pool.answer(FakeTask.describedAs(description))).isEqualTo(expected);
  }

  @Test
  void shipsAnchorsOfEveryClass() throws IOException {
    List<String> classes =
        lines("anchors.tsv").stream().map(line -> line.split("\t", -1)[0]).toList();

    for (RoutingClass routingClass : RoutingClass.values()) {
      assertThat(classes).filteredOn(routingClass.name()::equals).hasSize(100);
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ProbesTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
