package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import dev.roledispatcher.testkit.FakePluginContext;
import dev.roledispatcher.testkit.FakeTask;
import java.util.Map;

/// Asks the classifier in tests.
final class Verdicts {

  private Verdicts() {}

  /// A classifier with the default settings.
  static Classifier classifier() {
    return classifier(Map.of());
  }

  /// A classifier with some settings, the others as by default.
  static Classifier classifier(Map<String, String> settings) {
    KeywordClassifierFactory factory = new KeywordClassifierFactory();
    return factory.create(FakePluginContext.of(factory.descriptor(), settings));
  }

  /// The verdict under default settings on a task that is only described.
  static Verdict.Classified on(String description) {
    return on(FakeTask.describedAs(description));
  }

  /// The verdict under default settings.
  static Verdict.Classified on(TaskView task) {
    return from(classifier(), task);
  }

  /// The verdict of a classifier, which never abstains.
  static Verdict.Classified from(Classifier classifier, TaskView task) {
    return switch (classifier.classify(task)) {
      case Verdict.Classified classified -> classified;
      case Verdict.Abstained abstained -> throw new AssertionError(abstained.reason());
    };
  }
}
