package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Counts who uses a set of plugins at this moment, so that it is not ended under anybody's hands.
/// Safe to use from any thread; takes no lock.
final class Users {

  /// Added when nobody may come any more: the count is then this plus those who are still there.
  private static final long CLOSED = Long.MIN_VALUE / 2;

  private final AtomicLong count = new AtomicLong();
  private final CountDownLatch nobody = new CountDownLatch(1);

  /// Comes, unless nobody may any more; whoever came [leaves][#leave].
  boolean enter() {
    if (count.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  void leave() {
    if (count.decrementAndGet() == CLOSED) {
      nobody.countDown();
    }
  }

  /// Lets nobody come any more and waits until all have left; false when somebody is still there
  /// after that time.
  boolean end(Duration longest) {
    if (count.addAndGet(CLOSED) == CLOSED) {
      nobody.countDown();
    }
    try {
      return nobody.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
