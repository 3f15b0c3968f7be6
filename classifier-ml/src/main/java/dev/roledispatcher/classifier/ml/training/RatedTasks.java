package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.spi.RoutingClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads rated tasks from a tab-separated file in UTF-8 with one header line and no quoting.
///
/// The columns `task` (or `text`) and `label` are needed; `group` and the votes `human`, `gpt4`,
/// `gpt4_alt`, `auto_a`, `auto_b` are used when they are there. Other columns are left alone.
final class RatedTasks {

  private static final List<String> VOTES =
      List.of("human", "gpt4", "gpt4_alt", "auto_a", "auto_b");

  private RatedTasks() {}

  /// The tasks of a file, in its order.
  ///
  /// @throws IOException when the file cannot be read
  /// @throws IllegalArgumentException that names the file and everything wrong in it, the first ten
  ///   lines of it at most
  static List<RatedTask> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = lines.isEmpty() ? List.of() : fields(lines.getFirst());
    int text = Math.max(header.indexOf("task"), header.indexOf("text"));
    int label = header.indexOf("label");
    if (text < 0 || label < 0) {
      throw new IllegalArgumentException(
          "The first line of the file (%s) must name the columns task and label.".formatted(file));
    }
    int group = header.indexOf("group");
    int[] votes = VOTES.stream().mapToInt(header::indexOf).filter(at -> at >= 0).toArray();
    List<RatedTask> tasks = new ArrayList<>(lines.size());
    List<String> wrong = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> fields = fields(lines.get(i));
      if (fields.size() != header.size() || !isClass(fields.get(label))) {
        wrong.add("line %d: %s".formatted(i + 1, lines.get(i)));
        continue;
      }
      tasks.add(
          new RatedTask(
              fields.get(text),
              RoutingClass.valueOf(fields.get(label)),
              Arrays.stream(votes).mapToObj(fields::get).toList(),
              group < 0 ? "" : fields.get(group)));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "Each line of the file (%s) must have %d fields and a label of %s; these have not:\n%s"
              .formatted(
                  file,
                  header.size(),
                  Arrays.toString(RoutingClass.values()),
                  String.join("\n", wrong.subList(0, Math.min(10, wrong.size())))));
    }
    return tasks;
  }

  private static List<String> fields(String line) {
    return Arrays.asList(line.split("\t", -1));
  }

  private static boolean isClass(String text) {
    return Arrays.stream(RoutingClass.values()).anyMatch(known -> known.name().equals(text));
  }
}
