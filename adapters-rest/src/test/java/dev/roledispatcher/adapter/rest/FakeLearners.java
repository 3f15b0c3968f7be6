package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.LearnFromFeedback.Learner;
import dev.roledispatcher.application.port.out.Learners;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.StudyResult;
import java.util.List;

/// A classifier that learns whatever it is told, unless a task says otherwise.
final class FakeLearners implements Learners {

  @Override
  public List<Learner> learners() {
    return List.of(
        new Learner(new PluginRef("words", "1.2.3"), 0, "The lesson is not used: It is broken."));
  }

  @Override
  public StudyResult study(PluginRef learner, List<Correction> corrections) {
    boolean broken = corrections.getLast().task().description().contains("[break]");
    return broken
        ? new StudyResult.Rejected(corrections.size(), null, "The study failed: It broke.")
        : new StudyResult.Accepted(
            new LearnedState(new byte[] {1}),
            corrections.size(),
            new AnchorShares(0.875, 0.75),
            "Learned by heart.");
  }
}
