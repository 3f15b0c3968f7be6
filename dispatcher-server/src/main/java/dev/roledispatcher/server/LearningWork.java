package dev.roledispatcher.server;

import dev.roledispatcher.application.port.in.LearnFromFeedback;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Has corrections studied from time to time: all that came in meanwhile at once, so that a lesson
/// is made no more often than that. Every instance may run it; each study is done by one.
@ApplicationScoped
class LearningWork {

  private final LearnFromFeedback learning;

  LearningWork(LearnFromFeedback learning) {
    this.learning = learning;
  }

  @Scheduled(
      identity = "study-corrections",
      every = "${dispatcher.learning.study-every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void study() {
    learning.studyWhatWaits();
  }
}
