package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.Claim;
import dev.roledispatcher.application.port.out.Stopwatch;

/// Works the queue off, and does to it what time does.
public final class QueueRun implements RunQueue {

  private final CommitParts parts;
  private final QueueStore queue;
  private final QueueSettings settings;
  private final Drain drain;
  private final QueueSweeps sweeps;

  /// A service on these parts.
  ///
  /// @param parts with the directory that raises no signal
  public QueueRun(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSettings settings,
      Stopwatch stopwatch) {
    this.parts = parts;
    this.queue = queue;
    this.settings = settings;
    this.drain = new Drain(decider, parts, queue, settings, stopwatch);
    this.sweeps = new QueueSweeps(decider, parts, queue, settings);
  }

  @Override
  public Drained drain() {
    Drain.Batch batch = drain.run(null, settings.batch(), started -> {});
    return new Drained(batch.started().size(), batch.again(), batch.claim() == Claim.BUSY);
  }

  @Override
  public int queueDueTasks() {
    return sweeps.queueDue();
  }

  @Override
  public int expireTasks() {
    return sweeps.expire();
  }

  @Override
  public int relaxRequirements() {
    return sweeps.relax();
  }

  @Override
  public void tidy() {
    parts
        .unitOfWork()
        .run(() -> {
          queue.tidy(parts.clock().instant().minus(QueueStore.STARTS_KEPT));
          return true;
        });
  }

  @Override
  public void announce() {
    queue.announce();
  }
}
