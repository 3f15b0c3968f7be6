package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/// A queue over some hours, as the seed has it: tasks arrive, age, are adjusted, blocked and queued
/// again; servers take them; and whatever was promised and not kept is written down.
///
/// The promises are checked from what happened – arrivals, starts and who waited – and not from the
/// ranks and virtual times that are to keep them.
final class QueueSimulation {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int TASKS = 40;
  private static final int COSTLIEST = 3;

  /// How tasks are ranked; the real one is [QueueRank#of].
  interface Ranking {
    QueueRank rank(QueueEntry entry, QueuePolicy policy);
  }

  /// How a key comes back to a lane; the real one is [FairShare#join].
  interface Joining {
    FairShare join(FairShare share, FairnessKey key, double weight);
  }

  private record Event(Instant at, int number, Runnable happens) {}

  /// A task that waits.
  private static final class Waiting {
    private QueueEntry entry;
    private QueueRank rank;
    private boolean isBlocked;
    private final double cost;

    Waiting(QueueEntry entry, QueueRank rank, boolean isBlocked, double cost) {
      this.entry = entry;
      this.rank = rank;
      this.isBlocked = isBlocked;
      this.cost = cost;
    }
  }

  private final Random random;
  private final Ranking ranking;
  private final Joining joining;
  private final QueuePolicy policy;
  private final List<FairnessKey> keys;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::number));
  private final Set<Waiting> waiting = new LinkedHashSet<>();
  private final Map<Lane, FairShare> shares = new HashMap<>();
  private final Map<Lane, FairShareWatch> watches = new HashMap<>();
  private final List<CriticalCap.Starts> past = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private Instant now = START;
  private int free;
  private int scheduled;
  private int starts;

  QueueSimulation(long seed, Ranking ranking, Joining joining) {
    // Neighbouring seeds of Random begin alike; spread out, they do not.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.ranking = ranking;
    this.joining = joining;
    free = 1 + random.nextInt(4);
    keys = new ArrayList<>();
    Map<FairnessKey, Double> weights = new HashMap<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      FairnessKey key = new FairnessKey("k" + i);
      keys.add(key);
      weights.put(
          key, random.nextBoolean() ? 1 + random.nextInt(5) : 0.2 + 5 * random.nextDouble());
    }
    Duration high = Duration.ofMinutes(1 + random.nextInt(90));
    policy =
        new QueuePolicy(
            new HeadStarts(Duration.ZERO, Duration.ofSeconds(high.toSeconds() / 6), high),
            random.nextInt(3) == 0 ? high.plusMinutes(random.nextInt(60)) : high,
            Duration.ofMinutes(random.nextInt(10)),
            Duration.ofMinutes(random.nextInt(5)),
            CriticalCap.DEFAULT,
            new FairWeights(weights, 1),
            null);
    for (Lane lane : Lane.values()) {
      shares.put(lane, FairShare.EMPTY);
      watches.put(lane, new FairShareWatch(COSTLIEST));
    }
  }

  /// Lets it happen, to the last task.
  QueueSimulation run() {
    Instant arrival = now;
    for (int i = 0; i < TASKS; i++) {
      // Bursts, so that queues build up and drain.
      arrival = arrival.plusSeconds(random.nextInt(i / 10 % 2 == 0 ? 60 : 600));
      String id = "t" + random.nextInt(1_000) + "-" + i;
      Instant at = arrival;
      later(at, () -> arrive(id));
    }
    for (Event next = events.poll(); next != null; next = events.poll()) {
      now = next.at();
      next.happens().run();
      startWhatCan();
    }
    watches.forEach(
        (lane, watch) -> watch.breaches().forEach(breach -> breaches.add(lane + ": " + breach)));
    if (CriticalCapTest.brokenIn(past, 80)) {
      breaches.add("too many critical starts in some minute");
    }
    if (!waiting.isEmpty()) {
      breaches.add("%d tasks never started".formatted(waiting.size()));
    }
    return this;
  }

  /// What was promised and not kept.
  List<String> breaches() {
    return breaches;
  }

  /// How many tasks started.
  int starts() {
    return starts;
  }

  private void arrive(String id) {
    QueueEntry entry =
        new QueueEntry(
            new TaskId(id),
            anyPriority(),
            keys.get(random.nextInt(keys.size())),
            now,
            random.nextInt(6) == 0 ? Duration.ofMinutes(random.nextInt(200)) : Duration.ZERO,
            random.nextInt(3) == 0 ? now.plusSeconds(random.nextInt(-5_000, 9_000)) : null,
            random.nextInt(3) == 0 ? Duration.ofMinutes(random.nextInt(30)) : null);
    enqueue(entry, random.nextInt(6) == 0);
    if (random.nextInt(8) == 0) {
      later(now.plusSeconds(random.nextInt(900)), () -> changePriority(entry.task()));
    }
  }

  private Priority anyPriority() {
    Priority[] priorities = Priority.values();
    return priorities[random.nextInt(priorities.length)];
  }

  private void enqueue(QueueEntry entry, boolean isBlocked) {
    Waiting task =
        new Waiting(entry, ranking.rank(entry, policy), isBlocked, 1 + random.nextInt(COSTLIEST));
    waiting.add(task);
    if (isBlocked) {
      later(now.plusSeconds(random.nextInt(1_200)), () -> unblock(task));
    }
    refresh();
  }

  private void unblock(Waiting task) {
    task.isBlocked = false;
    refresh();
  }

  private void changePriority(TaskId id) {
    for (Waiting task : waiting) {
      if (task.entry.task().equals(id)) {
        QueueEntry old = task.entry;
        Priority other = anyPriority();
        task.entry =
            new QueueEntry(
                id,
                other,
                old.key(),
                old.enqueuedAt(),
                old.adjust(),
                old.deadline(),
                old.expectedDuration());
        task.rank = ranking.rank(task.entry, policy);
      }
    }
    refresh();
  }

  private void startWhatCan() {
    CriticalCap.Plan plan =
        policy.criticalCap().plan(free, count(Lane.CRITICAL), count(Lane.ORDINARY), past, now);
    for (Lane lane : plan.order()) {
      boolean isContended = lane == Lane.ORDINARY || count(Lane.ORDINARY) > 0;
      start(lane);
      if (isContended) {
        boolean isCritical = lane == Lane.CRITICAL;
        past.add(new CriticalCap.Starts(now, isCritical ? 1 : 0, isCritical ? 0 : 1));
      }
    }
  }

  private void start(Lane lane) {
    FairShare share = share(lane);
    FairnessKey key = share.pick().orElseThrow();
    Waiting first =
        waiting.stream()
            .filter(task -> couldStart(task, lane, key))
            .min(Comparator.comparing(task -> task.rank, QueueRank.WITHIN_LANE_AND_KEY))
            .orElseThrow();
    waiting.remove(first);
    for (Waiting overtaken : waiting) {
      if (couldStart(overtaken, lane, key)) {
        checkOvertaking(overtaken, first);
      }
    }
    watch(lane).started(key, first.cost);
    shares.put(lane, share.charge(key, first.cost));
    refresh();
    starts++;
    free--;
    later(now.plusSeconds(30 + random.nextInt(900)), () -> end(first));
  }

  private void checkOvertaking(Waiting overtaken, Waiting first) {
    Duration lead = Duration.between(overtaken.entry.enqueuedAt(), first.entry.enqueuedAt());
    Duration promised =
        policy.mostAhead().minus(policy.headStarts().of(overtaken.entry.priority()));
    if (lead.compareTo(promised) > 0) {
      breaches.add(
          "%s was overtaken by %s, which arrived %s later"
              .formatted(overtaken.entry, first.entry, lead));
    }
    if (overtaken.rank.isWronglyOvertakenBy(first.rank, first.entry.enqueuedAt(), policy)) {
      breaches.add(
          "%s was overtaken by %s, which arrived after %s"
              .formatted(overtaken.entry, first.entry, overtaken.rank.overtakeBound(policy)));
    }
  }

  private void end(Waiting task) {
    free++;
    if (random.nextInt(12) == 0) {
      // Lost or released: back with its first arrival.
      enqueue(task.entry, false);
    }
  }

  /// Lets keys join and leave as they have something to start or not.
  private void refresh() {
    for (Lane lane : Lane.values()) {
      Set<FairnessKey> backlogged = new HashSet<>();
      for (Waiting task : waiting) {
        if (couldStart(task, lane)) {
          backlogged.add(task.entry.key());
        }
      }
      for (FairnessKey key : keys) {
        double weight = policy.weights().of(key);
        boolean has = backlogged.contains(key);
        FairShare.Account account = share(lane).accounts().get(key);
        boolean had = account != null && account.backlogged();
        if (has && !had) {
          shares.put(lane, joining.join(share(lane), key, weight));
        } else if (had && !has) {
          shares.put(lane, share(lane).leave(key));
        }
        watch(lane).backlogged(key, weight, has);
      }
    }
  }

  private long count(Lane lane) {
    return waiting.stream().filter(task -> couldStart(task, lane)).count();
  }

  private static boolean couldStart(Waiting task, Lane lane) {
    return !task.isBlocked && task.rank.lane() == lane;
  }

  private static boolean couldStart(Waiting task, Lane lane, FairnessKey key) {
    return couldStart(task, lane) && task.rank.key().equals(key);
  }

  private FairShare share(Lane lane) {
    return shares.getOrDefault(lane, FairShare.EMPTY);
  }

  private FairShareWatch watch(Lane lane) {
    return watches.computeIfAbsent(lane, _ -> new FairShareWatch(COSTLIEST));
  }

  private void later(Instant at, Runnable happens) {
    events.add(new Event(at, scheduled++, happens));
  }
}
