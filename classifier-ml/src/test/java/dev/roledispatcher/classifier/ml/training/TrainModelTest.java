package dev.roledispatcher.classifier.ml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainModelTest {

  private static final String[] THINGS = {"pipe", "door", "table", "invoice", "letter", "plan"};

  @TempDir private Path folder;

  @Test
  void learnsWhatIsPlainAndDoesItTheSameEveryTime() throws IOException {
    Path tasks = Files.write(folder.resolve("tasks.tsv"), tasks());
    Path attribution = Files.writeString(folder.resolve("from.txt"), "from tests");
    for (String run : List.of("first", "second")) {
      TrainModel.main(
          new String[] {
            tasks.toString(),
            tasks.toString(),
            attribution.toString(),
            folder.resolve(run).toString()
          });
    }

    assertThat(folder.resolve("first/model.bin"))
        .hasSameBinaryContentAs(folder.resolve("second/model.bin"));
    assertThat(Files.readString(folder.resolve("first/report.md")))
        .contains("| evaluation | 180 | 1.0000 | 1.0000 | 0.0000 |");
    assertThat(folder.resolve("first/anchors.tsv")).isNotEmptyFile();
  }

  @Test
  void namesEveryLineThatIsWrong() throws IOException {
    Path file =
        Files.write(
            folder.resolve("bad.tsv"), List.of("task\tlabel", "Repair\tHUMAN", "x", "y\tHYBRID"));

    assertThatThrownBy(() -> RatedTasks.read(file))
        .hasMessageContaining("line 2: Repair\tHUMAN")
        .hasMessageContaining("line 3: x");
  }

  private static List<String> tasks() {
    List<String> lines = new ArrayList<>();
    lines.add("text\tlabel\thuman\tgpt4\tgroup");
    for (int i = 0; i < 60; i++) {
      String thing = THINGS[i % THINGS.length];
      String group = "\tg" + i;
      lines.add("Repair the " + thing + " by hand\tHUMAN_PRIMARY\tE0\tE0" + group);
      lines.add("Discuss and design the " + thing + "\tHYBRID\tE2\tE2" + group);
      lines.add("Translate text about the " + thing + "\tAI_PRIMARY\tE1\tE1" + group);
    }
    return lines;
  }
}
