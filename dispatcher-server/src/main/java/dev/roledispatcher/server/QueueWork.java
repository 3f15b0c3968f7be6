package dev.roledispatcher.server;

import dev.roledispatcher.application.port.in.RunQueue;
import dev.roledispatcher.application.port.in.RunQueue.Drained;
import dev.roledispatcher.application.service.QueueSignal;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Works the queue off on one virtual thread: at once when the signal is raised, and every second
/// as a net. An exception is logged and costs a second, never the loop.
///
/// Other instances are told, at most forty times a second and outside of any transaction that
/// dispatches, when something still waits after this one has done what it could: so that their
/// roles that ask for work look again. What is due to be told too soon after the last time is told
/// as soon as it may be.
public final class QueueWork implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(QueueWork.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final RunQueue queue;
  private final QueueSignal signal;
  private final Pace pace;
  private final Thread thread;
  private volatile boolean closed;
  private long swept;
  private long told;
  private long handled;
  private boolean untold;

  /// A loop that is not started yet.
  public QueueWork(RunQueue queue, QueueSignal signal) {
    this(queue, signal, Pace.USUAL);
  }

  QueueWork(RunQueue queue, QueueSignal signal, Pace pace) {
    this.queue = queue;
    this.signal = signal;
    this.pace = pace;
    this.swept = System.nanoTime() - pace.sweepEvery().toNanos();
    this.told = System.nanoTime() - pace.tellEvery().toNanos();
    this.thread = Thread.ofVirtual().name("queue-work").unstarted(this::run);
  }

  /// Begins to work.
  public void start() {
    thread.start();
  }

  /// Another instance says that something may be startable. Returns at once.
  public void heardOfOthers() {
    signal.raiseForOthers();
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
      Duration pause = pace.sweepEvery();
      try {
        // What others told is not told again, or they would wake each other for ever.
        long own = signal.own();
        untold |= own != handled;
        handled = own;
        sweepWhenDue();
        if (drainAll()) {
          pause = pace.busyPause();
        } else if (untold) {
          pause = tellOthers();
        }
      } catch (RuntimeException e) {
        LOG.warnf(e, "event=queue_work_failed pause=%s", pace.sweepEvery());
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
    if (System.nanoTime() - swept < pace.sweepEvery().toNanos()) {
      return;
    }
    swept = System.nanoTime();
    untold = true;
    queue.expireTasks();
    queue.queueDueTasks();
    queue.relaxRequirements();
    queue.tidy();
  }

  /// Not after every batch: each notice holds up the commits of others for a moment.
  ///
  /// @return how long there is nothing to do
  private Duration tellOthers() {
    long left = told + pace.tellEvery().toNanos() - System.nanoTime();
    if (left > 0) {
      return Duration.ofNanos(left);
    }
    told = System.nanoTime();
    queue.announce();
    untold = false;
    return pace.sweepEvery();
  }

  /// How often things are done.
  ///
  /// @param sweepEvery how often the net is drawn
  /// @param busyPause how long to leave the queue to somebody else who is at it
  /// @param tellEvery how often others are told at most
  record Pace(Duration sweepEvery, Duration busyPause, Duration tellEvery) {

    static final Pace USUAL =
        new Pace(Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMillis(25));
  }
}
