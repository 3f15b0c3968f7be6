package dev.roledispatcher.server;

import dev.roledispatcher.application.port.in.RunDueWork;
import dev.roledispatcher.application.port.in.SweepTasks;
import dev.roledispatcher.server.metrics.CapacityMeters;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// The timers of the server. A run that takes longer than its period delays the next one; every
/// instance may run them.
@ApplicationScoped
class DueWork {

  private final RunDueWork due;
  private final SweepTasks sweeps;
  private final TokenCacheCounts tokenCache;
  private final CapacityMeters capacity;

  DueWork(RunDueWork due, SweepTasks sweeps, TokenCacheCounts tokenCache, CapacityMeters capacity) {
    this.due = due;
    this.sweeps = sweeps;
    this.tokenCache = tokenCache;
    this.capacity = capacity;
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
      identity = "audit-capacity",
      every = "${dispatcher.capacity.audit-every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void auditCapacity() {
    due.auditCapacity().ifPresent(capacity::audited);
  }

  @Scheduled(
      identity = "meter-roles",
      every = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void meterRoles() {
    capacity.meterRoles();
  }

  @Scheduled(
      identity = "expire-offers",
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void expireOffers() {
    sweeps.expireOffers();
  }

  @Scheduled(
      identity = "lose-silent-roles",
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void loseSilentRoles() {
    sweeps.loseSilentRoles();
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
