package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.Figures;
import dev.roledispatcher.classifier.ml.model.LogitShift;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.ModelFile;
import dev.roledispatcher.classifier.ml.model.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Trains a model from a file of rated tasks and writes it with a report.
public final class TrainModel {

  private static final String USAGE =
      """
      Usage: TrainModel <training.tsv> <evaluation.tsv> <attribution.txt> <folder>
        Writes model.bin, anchors.tsv and report.md into the folder.\
      """;

  private TrainModel() {}

  /// Runs the tool: the file to train on, the file to measure on, the file with whose data it is,
  /// and the folder to write to.
  ///
  /// @throws IOException when a file cannot be read or written
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new IllegalArgumentException(USAGE);
    }
    List<RatedTask> training = RatedTasks.read(Path.of(arguments[0]));
    List<RatedTask> evaluation = RatedTasks.read(Path.of(arguments[1]));
    String attribution = Files.readString(Path.of(arguments[2]));
    Path folder = Files.createDirectories(Path.of(arguments[3]));

    Trainer.Outcome outcome = Trainer.train(Recipe.SHIPPED, training, attribution);
    Measurement measured = measure(outcome.model(), evaluation);
    Figures figures = new Figures(training.size(), measured.tasks(), measured.expectedError());
    byte[] bytes = ModelFile.write(outcome.model().with(figures));
    Files.write(folder.resolve("model.bin"), bytes);
    Anchors.write(training, folder.resolve("anchors.tsv"));
    Files.writeString(
        folder.resolve("report.md"),
        Report.of(outcome, measured, byGroup(outcome.model(), evaluation), bytes.length));
  }

  private static List<Report.OfGroup> byGroup(Model model, List<RatedTask> tasks) {
    return tasks.stream()
        .map(TrainModel::majorGroup)
        .distinct()
        .sorted()
        .map(group ->
            new Report.OfGroup(
                group,
                measure(
                    model, tasks.stream().filter(task -> majorGroup(task).equals(group)).toList())))
        .toList();
  }

  /// The first part of a group's name, which for occupation codes is the major group.
  private static String majorGroup(RatedTask task) {
    return task.group().split("-", 2)[0];
  }

  private static Measurement measure(Model model, List<RatedTask> tasks) {
    Measurement.Counter counter = new Measurement.Counter();
    for (RatedTask task : tasks) {
      Reading reading = model.read(Features.of(task.text()), LogitShift.NONE);
      counter.add(task.label(), reading.answer(), reading.probabilities());
    }
    return counter.result();
  }
}
