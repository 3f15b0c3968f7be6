package dev.roledispatcher.application.port.out;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.StudyResult;
import java.util.List;

/// The classifiers in use that learn.
public interface Learners {

  /// Each of them, by name.
  List<Learner> learners();

  /// Has one of them study; may take seconds. Changes no answer.
  ///
  /// @param corrections the oldest first
  /// @return rejected when the classifier fails or is no longer in use
  StudyResult study(PluginRef learner, List<Correction> corrections);
}
