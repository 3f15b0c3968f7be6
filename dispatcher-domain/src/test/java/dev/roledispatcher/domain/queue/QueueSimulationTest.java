package dev.roledispatcher.domain.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueSimulationTest {

  private static final int RUNS = 2_000;

  @Test
  void keepsEveryPromiseWhateverArrives() {
    long starts = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      QueueSimulation simulation = new QueueSimulation(seed, QueueRank::of, FairShare::join).run();

      assertThat(simulation.breaches()).as("seed %d", seed).isEmpty();
      starts += simulation.starts();
    }
    assertThat(starts).isGreaterThan(RUNS * 40L);
  }

  @Test
  void noticesWhenDeadlinesJumpWithoutALimit() {
    assertThat(breaches(QueueSimulationTest::withoutLimit, FairShare::join))
        .anyMatch(breach -> breach.contains("was overtaken by"));
  }

  @Test
  void noticesWhenAKeySavesUpWhileItIsAway() {
    assertThat(breaches(QueueRank::of, QueueSimulationTest::withWhatItSavedUp))
        .anyMatch(breach -> breach.contains("differ by"));
  }

  @Test
  void noticesWhenTheNewestGoesFirst() {
    assertThat(breaches(QueueSimulationTest::newestFirst, FairShare::join))
        .anyMatch(breach -> breach.contains("was overtaken by"));
  }

  private static List<String> breaches(
      QueueSimulation.Ranking ranking, QueueSimulation.Joining joining) {
    for (long seed = 0; seed < 100; seed++) {
      List<String> breaches = new QueueSimulation(seed, ranking, joining).run().breaches();
      if (!breaches.isEmpty()) {
        return breaches;
      }
    }
    return List.of();
  }

  private static QueueRank withoutLimit(QueueEntry entry, QueuePolicy policy) {
    QueueRank rank = QueueRank.of(entry, policy);
    boolean isTight = entry.deadline() != null && entry.deadline().isBefore(rank.rankAt());
    return isTight && entry.deadline() != null
        ? new QueueRank(rank.lane(), rank.key(), entry.deadline(), rank.task())
        : rank;
  }

  private static QueueRank newestFirst(QueueEntry entry, QueuePolicy policy) {
    QueueRank rank = QueueRank.of(entry, policy);
    Instant mirrored = Instant.EPOCH.minusSeconds(entry.enqueuedAt().getEpochSecond());
    return new QueueRank(rank.lane(), rank.key(), mirrored, rank.task());
  }

  private static FairShare withWhatItSavedUp(FairShare share, FairnessKey key, double weight) {
    FairShare.Account known = share.accounts().get(key);
    Map<FairnessKey, FairShare.Account> accounts = new HashMap<>(share.accounts());
    accounts.put(key, new FairShare.Account(weight, known == null ? 0 : known.v(), true));
    return new FairShare(accounts, share.served());
  }
}
