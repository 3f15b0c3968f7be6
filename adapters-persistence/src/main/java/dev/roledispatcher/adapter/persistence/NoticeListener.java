package dev.roledispatcher.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Waits for notices of changes on a connection of its own, and connects again when that breaks.
///
/// Notices may be lost while there is no connection; whoever is told is told once more when there
/// is one again.
final class NoticeListener implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(NoticeListener.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final DatabaseAddress address;
  private final Notices notices;
  private final Runnable told;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Connection current;

  /// A listener that is not started yet.
  ///
  /// @param notices what to listen for
  /// @param told runs on the listener's thread whenever something may have changed; must return at
  ///   once
  NoticeListener(DatabaseAddress address, Notices notices, Runnable told) {
    this.address = address;
    this.notices = notices;
    this.told = told;
    this.thread = Thread.ofVirtual().name(notices.channel() + "-listen").unstarted(this::run);
  }

  /// Begins to listen.
  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed.countDown();
    Connection connection = current;
    try {
      if (connection != null) {
        connection.abort(Runnable::run);
      }
      thread.join(CLOSE_LIMIT);
    } catch (SQLException e) {
      LOG.debugf(e, "event=listener_abort_failed channel=%s", notices.channel());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (closed.getCount() > 0) {
      try (Connection connection = address.connect()) {
        current = connection;
        listen(connection);
        pause = FIRST_PAUSE;
        told.run();
        while (closed.getCount() > 0) {
          awaitNotices(connection);
        }
      } catch (SQLException e) {
        if (closed.getCount() > 0) {
          LOG.warnf(
              "event=listener_disconnected channel=%s pause=%s cause=%s",
              notices.channel(), pause, e.getMessage());
        }
      } finally {
        current = null;
      }
      if (isClosedWithin(pause)) {
        return;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + notices.channel());
    }
  }

  private void awaitNotices(Connection connection) throws SQLException {
    PGNotification[] notices =
        connection
            .unwrap(PGConnection.class)
            .getNotifications(Math.toIntExact(LONGEST_WAIT.toMillis()));
    if (notices != null && notices.length > 0) {
      told.run();
    } else if (!connection.isValid(Math.toIntExact(LONGEST_WAIT.toSeconds()))) {
      throw new SQLException("The connection is gone.", "08006");
    }
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
