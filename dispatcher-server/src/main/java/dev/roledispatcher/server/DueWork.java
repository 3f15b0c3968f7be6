package dev.roledispatcher.server;

import dev.roledispatcher.application.port.in.RunDueWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// The timers of the server. A run that takes longer than its period delays the next one; every
/// instance may run them.
@ApplicationScoped
class DueWork {

  private final RunDueWork due;
  private final TokenCacheCounts tokenCache;

  DueWork(RunDueWork due, TokenCacheCounts tokenCache) {
    this.due = due;
    this.tokenCache = tokenCache;
  }

  @Scheduled(
      identity = "fold-statistics",
      every = "${dispatcher.statistics.fold-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void foldStatistics() {
    tokenCache.tell();
    due.foldStatistics();
  }

  @Scheduled(
      identity = "forget-old-answers",
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forgetOldAnswers() {
    due.forgetOldAnswers();
  }
}
