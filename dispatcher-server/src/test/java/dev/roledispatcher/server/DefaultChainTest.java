package dev.roledispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.server.settings.DefaultSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the classifiers reach as the server asks them when nothing is configured: the pool, its
/// weights and its thresholds. The folder with `tasks-dev.tsv` is named by the system property
/// `dispatcher.data` or the environment variable `DISPATCHER_DATA`.
class DefaultChainTest {

  private static final int TASK = 3;
  private static final int LABEL = 4;

  private final PluginHost host =
      PluginHost.start(
          new PartSettings(DefaultSettings.read()).plugins(), Instant::now, System::nanoTime);

  @AfterEach
  void closesTheHost() {
    host.close();
  }

  @Test
  void asksTheKeywordClassifierAndTheLearnedOneTogether() {
    Hearing hearing = hear("Approve the quarterly budget and sign it off");
    assertThat(hearing.opinions())
        .extracting(opinion -> opinion.by().name())
        .containsExactly("keyword", "ml");
    Opinion.Stated verdict = verdict(hearing);
    assertThat(verdict.by().name()).isEqualTo("keyword+ml");
    assertThat(verdict.classification()).isEqualTo(TaskClassification.HUMAN_PRIMARY);
    assertThat(verdict.likelihoods().ai()).isZero();
    assertThat(Objects.requireNonNull(verdict.confidence().calibration()).samples())
        .isGreaterThan(1_000);
  }

  @Test
  void leavesTextThatTheModelDoesNotKnowToTheKeywords() {
    Hearing hearing = hear("Zxqv wplk brgth qqf");
    assertThat(hearing.opinions().get(1)).isInstanceOf(Opinion.Abstained.class);
  }

  @Test
  void reachesTheGates() throws IOException {
    int[][] answers = new int[3][3];
    int count = 0;
    for (String line : ratedTasks()) {
      String[] fields = line.split("\t", -1);
      int right = step(TaskClassification.valueOf(fields[LABEL]));
      answers[right][step(verdict(hear(fields[TASK])).classification())]++;
      count++;
    }
    double right = answers[0][0] + answers[1][1] + answers[2][2];
    assertThat(count).isGreaterThan(1_000);
    assertThat(right / count).as("accuracy").isGreaterThanOrEqualTo(0.79);
    assertThat(macroF1(answers)).as("macro-F1").isGreaterThanOrEqualTo(0.745);
    assertThat((double) (answers[0][2] + answers[2][0]) / count)
        .as("severe errors")
        .isLessThanOrEqualTo(0.02);
  }

  private Hearing hear(String description) {
    Task task =
        new Task(
            new TaskId("t"),
            description,
            List.of(),
            Priority.MEDIUM,
            Attributes.none(),
            Attributes.none(),
            null);
    return host.classifiers().hear(task, Duration.ofMinutes(1));
  }

  private static Opinion.Stated verdict(Hearing hearing) {
    return Objects.requireNonNull(hearing.verdict(), "There must be a verdict.");
  }

  private static double macroF1(int[][] answers) {
    double sum = 0;
    for (int each = 0; each < answers.length; each++) {
      double of = 0;
      double as = 0;
      for (int other = 0; other < answers.length; other++) {
        of += answers[each][other];
        as += answers[other][each];
      }
      sum += 2 * answers[each][each] / (of + as);
    }
    return sum / answers.length;
  }

  private static int step(TaskClassification value) {
    return switch (value) {
      case HUMAN_PRIMARY -> 0;
      case HYBRID -> 1;
      case AI_PRIMARY -> 2;
    };
  }

  private static List<String> ratedTasks() throws IOException {
    Optional<Path> file =
        Optional.ofNullable(System.getProperty("dispatcher.data"))
            .or(() -> Optional.ofNullable(System.getenv("DISPATCHER_DATA")))
            .map(folder -> Path.of(folder, "tasks-dev.tsv"))
            .filter(Files::isRegularFile);
    assumeTrue(
        file.isPresent(),
        "The data is not there: name its folder by -Ddispatcher.data or DISPATCHER_DATA.");
    return Files.readAllLines(file.orElseThrow()).stream().skip(1).toList();
  }
}
