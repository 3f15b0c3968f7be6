package dev.roledispatcher.adapter.persistence;

/// Hears on a connection of its own when other instances say that a waiting task may be startable.
public final class QueueNotices implements AutoCloseable {

  private final NoticeListener listener;

  QueueNotices(NoticeListener listener) {
    this.listener = listener;
  }

  /// Begins to listen.
  public void start() {
    listener.start();
  }

  @Override
  public void close() {
    listener.close();
  }
}
