package dev.roledispatcher.server;

import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.port.in.RunQueue.Drained;
import dev.roledispatcher.application.service.QueueSignal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Works the queue off on one virtual thread: at once when the signal is raised, and every second
/// as a net. An exception is logged and costs a second, never the loop.
///
/// Other instances are told, at most ten times a second and outside of any transaction that
/// dispatches, when something still waits after this one has done what it could: so that their
/// roles that ask for work look again.
public final class QueueWork implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(QueueWork.class);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
  private static final Duration BUSY_PAUSE = Duration.ofMillis(50);
  private static final Duration TELL_EVERY = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final RunQueue queue;
  private final QueueSignal signal;
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicLong heard = new AtomicLong();
  private long swept = System.nanoTime() - SWEEP_EVERY.toNanos();
  private long told = System.nanoTime() - TELL_EVERY.toNanos();

  /// A loop that is not started yet.
  public QueueWork(RunQueue queue, QueueSignal signal) {
    this.queue = queue;
    this.signal = signal;
    this.thread = Thread.ofVirtual().name("queue-work").unstarted(this::run);
  }

  /// Begins to work.
  public void start() {
    thread.start();
  }

  /// Another instance says that something may be startable. Returns at once.
  public void heardOfOthers() {
    heard.incrementAndGet();
    signal.raise();
  }

  /// Ends after the batch that is under way.
  @Override
  public void close() {
    closed = true;
    signal.raise();
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        LOG.warnf("event=queue_work_still_running limit=%s", CLOSE_LIMIT);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      long seen = signal.seen();
      Duration pause = SWEEP_EVERY;
      try {
        long others = heard.getAndSet(0);
        sweepWhenDue();
        if (drainAll()) {
          pause = BUSY_PAUSE;
        } else if (others == 0) {
          tellOthers();
        }
      } catch (RuntimeException e) {
        LOG.warnf(e, "event=queue_work_failed pause=%s", SWEEP_EVERY);
        seen = signal.seen();
      }
      try {
        signal.await(seen, pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Starts whatever can be started.
  ///
  /// @return true when somebody else was at it
  private boolean drainAll() {
    while (!closed) {
      Drained drained = queue.drain();
      if (drained.busy()) {
        return true;
      }
      if (!drained.again()) {
        return false;
      }
      sweepWhenDue();
    }
    return false;
  }

  private void sweepWhenDue() {
    if (System.nanoTime() - swept < SWEEP_EVERY.toNanos()) {
      return;
    }
    swept = System.nanoTime();
    queue.expireTasks();
    queue.queueDueTasks();
    queue.relaxRequirements();
    queue.tidy();
  }

  /// Not after every batch: each notice holds up the commits of others for a moment.
  private void tellOthers() {
    if (System.nanoTime() - told >= TELL_EVERY.toNanos()) {
      told = System.nanoTime();
      queue.announce();
    }
  }
}
