package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.util.List;

/// Asks the classifiers.
public interface TaskClassifier {

  /// Asks one after the other until one states a class; errors and time-outs count as abstaining.
  ///
  /// @param within the time for all of them together
  /// @return what each said, in the order asked; only the last can have stated a class
  List<Opinion> classify(Task task, Duration within);
}
