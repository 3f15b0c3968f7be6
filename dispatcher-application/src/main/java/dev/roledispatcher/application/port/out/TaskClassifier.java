package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;

/// Asks the classifiers.
public interface TaskClassifier {

  /// Asks one after the other until there is an opinion to follow; errors and time-outs count as
  /// abstaining.
  ///
  /// @param within the time for all of them together
  Hearing hear(Task task, Duration within);
}
