package dev.roledispatcher.classifier.planted;

import dev.roledispatcher.domain.task.Task;

/// A plugin that reaches inside.
interface NosyClassifier {

  Task task();
}
