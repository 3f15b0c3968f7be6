package dev.roledispatcher.classifier.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.testkit.FakeTask;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final int FEWEST = 60;
  private static final double LEAST_ACCURACY = 0.85;

  private record Probe(RoutingClass expected, RoutingClass actual, String description) {

    static Probe of(String line) {
      String[] fields = line.split("\t", -1);
      FakeTask task = FakeTask.describedAs(fields[3]).withPriority(fields[1]);
      for (String capability : fields[2].split(",", -1)) {
        task = capability.isBlank() ? task : task.requiring(capability);
      }
      return new Probe(
          RoutingClass.valueOf(fields[0]), Verdicts.on(task).routingClass(), fields[3]);
    }

    boolean isRight() {
      return expected == actual;
    }

    boolean isSevere() {
      return !isRight() && expected != RoutingClass.HYBRID && actual != RoutingClass.HYBRID;
    }
  }

  @Test
  void mostProbesAreRightAndNoneIsTurnedRound() throws IOException {
    List<Probe> probes = probes();
    List<Probe> wrong = probes.stream().filter(probe -> !probe.isRight()).toList();

    assertThat(probes).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(1 - (double) wrong.size() / probes.size())
        .as("the accuracy; wrong are %s", wrong)
        .isGreaterThanOrEqualTo(LEAST_ACCURACY);
    assertThat(wrong).noneMatch(Probe::isSevere);
  }

  private static List<Probe> probes() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ProbesTest.class.getResourceAsStream("probes.tsv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(Probe::of).toList();
    }
  }
}
