package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.AffinityLedger;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Keeps what is known of how roles did up to date; every instance may do it.
@ApplicationScoped
class AffinityWork {

  private final AffinityLedger affinities;

  AffinityWork(AffinityLedger affinities) {
    this.affinities = affinities;
  }

  @Scheduled(
      identity = "follow-affinities",
      every = "${dispatcher.statistics.fold-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    affinities.fold();
    affinities.refresh();
  }

  @Scheduled(
      identity = "forget-affinities",
      every = "10m",
      delayed = "2m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    affinities.forget();
  }
}
