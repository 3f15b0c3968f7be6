package dev.roledispatcher.classifier.ml.training;

import java.util.List;
import java.util.Locale;

/// Writes what came of training, as Markdown.
final class Report {

  private Report() {}

  /// What was measured on one group of tasks.
  ///
  /// @param group its name
  /// @param measured the figures
  record OfGroup(String group, Measurement measured) {}

  /// The report.
  ///
  /// @param bytes the size of the model file
  static String of(Trainer.Outcome outcome, Measurement measured, List<OfGroup> groups, int bytes) {
    StringBuilder text = new StringBuilder();
    text.append("# Report of training\n\n");
    text.append(
        line(
            "%d features, %d bytes, temperature %.3f%n%n",
            outcome.model().table().size(), bytes, outcome.model().temperature()));
    text.append("| on | tasks | accuracy | macro-F1 | severe | ECE | NLL |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    text.append(row("cross-validation in training", outcome.crossValidated()));
    text.append(row("evaluation", measured));
    text.append("\n## Answers (columns) to classes (rows): human, hybrid, AI\n\n");
    measured.confusion().forEach(row -> text.append("    ").append(row).append('\n'));
    text.append("\n## Calibration on the evaluation\n\n");
    text.append("| confidence | tasks | said | came true |\n|---|---|---|---|\n");
    for (Measurement.Bin bin : measured.bins()) {
      text.append(
          line(
              "| %.2f–%.2f | %d | %.3f | %.3f |%n",
              bin.from(), bin.to(), bin.tasks(), bin.confidence(), bin.accuracy()));
    }
    text.append("\n## By group of the evaluation\n\n");
    text.append("| group | tasks | accuracy | macro-F1 | severe | ECE | NLL |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    groups.forEach(group -> text.append(row(group.group(), group.measured())));
    return text.toString();
  }

  private static String row(String name, Measurement measured) {
    return line(
        "| %s | %d | %.4f | %.4f | %.4f | %.4f | %.4f |%n",
        name,
        measured.tasks(),
        measured.accuracy(),
        measured.macroF1(),
        measured.severe(),
        measured.expectedError(),
        measured.surprise());
  }

  private static String line(String format, Object... numbers) {
    return String.format(Locale.ROOT, format.replace("%n", "\n"), numbers);
  }
}
