package dev.roledispatcher.adapter.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps something in memory as it is in the database: looks at every notice, and at every poll
/// interval.
///
/// ```
/// new → start() → a look on every notice, and every poll interval → close()
/// ```
///
/// Notices make it quick, polling makes it sure. Looks never overlap.
final class ChangeFollower implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ChangeFollower.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Notices notices;
  private final PersistenceSettings settings;
  private final InstantSource clock;
  private final Look look;
  private final NoticeListener listener;
  private final Semaphore wake = new Semaphore(0);
  private final Thread refresher;

  private Instant lookedAt = Instant.EPOCH;
  private volatile @Nullable Instant lastRefreshedAt;
  private volatile boolean closed;

  /// A follower that is not started yet.
  ///
  /// @param notices what it listens for
  /// @param address where it listens
  ChangeFollower(
      Notices notices,
      DatabaseAddress address,
      PersistenceSettings settings,
      InstantSource clock,
      Look look) {
    this.notices = notices;
    this.settings = settings;
    this.clock = clock;
    this.look = look;
    this.listener = new NoticeListener(address, notices, wake::release);
    this.refresher = Thread.ofVirtual().name(notices.channel() + "-refresh").unstarted(this::run);
  }

  /// Looks at everything and begins to follow changes; call once.
  ///
  /// @throws dev.roledispatcher.application.port.in.RejectedException when the database does not
  ///   answer
  void start() {
    refresh();
    refresher.start();
    listener.start();
  }

  /// Stops following changes.
  @Override
  public void close() {
    closed = true;
    listener.close();
    wake.release();
    try {
      refresher.join(CLOSE_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// When the last look ended well; null before [#start].
  @Nullable Instant lastRefreshedAt() {
    return lastRefreshedAt;
  }

  private void run() {
    while (!closed) {
      try {
        if (wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
        if (!closed) {
          refresh();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | OutOfMemoryError e) {
        // Whatever it was, it may pass, and without this thread what is in memory would stay as it
        // is.
        LOG.warnf(
            "event=not_refreshed channel=%s last=%s cause=%s",
            notices.channel(), lastRefreshedAt, e.getMessage());
      }
    }
  }

  private void refresh() {
    Instant since =
        lookedAt.equals(Instant.EPOCH) ? lookedAt : lookedAt.minus(settings.pollOverlap());
    lookedAt = look.since(since);
    lastRefreshedAt = clock.instant();
  }

  /// One look at the database.
  @FunctionalInterface
  interface Look {

    /// Takes over what changed since a time of the database's clock; the epoch stands for ever.
    ///
    /// @return the clock of the database before it was asked
    Instant since(Instant since);
  }
}
