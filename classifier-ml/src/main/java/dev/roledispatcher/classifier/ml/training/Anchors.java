package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.spi.RoutingClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Picks a few tasks of every class, spread evenly over the file: a sample by which later changes
/// of a model are judged.
final class Anchors {

  private static final int OF_EACH_CLASS = 100;

  private Anchors() {}

  /// Writes anchors: the class and the text, separated by a tab, one a line, classes in order.
  static void write(List<RatedTask> tasks, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RoutingClass routingClass : RoutingClass.values()) {
      List<RatedTask> ofClass =
          tasks.stream()
              .filter(task -> task.label() == routingClass)
              .sorted(Comparator.comparing(RatedTask::group).thenComparing(RatedTask::text))
              .toList();
      int count = Math.min(OF_EACH_CLASS, ofClass.size());
      for (int i = 0; i < count; i++) {
        RatedTask task = ofClass.get((int) ((long) i * ofClass.size() / count));
        lines.add(routingClass + "\t" + task.text());
      }
    }
    Files.write(file, lines);
  }
}
