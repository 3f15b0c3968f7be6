package dev.roledispatcher.application.service;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Tells threads of this instance that a waiting task may be startable now. Safe to use from any
/// thread.
///
/// It counts what was raised, so that nothing that is raised between two looks is missed: whoever
/// waits says what it has seen. It promises no more than a hint; what it missed a sweep finds.
public final class QueueSignal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private long count;
  private long own;

  /// Something may be startable, by what this instance did.
  public void raise() {
    raise(1);
  }

  /// Something may be startable, as another instance says.
  public void raiseForOthers() {
    raise(0);
  }

  private void raise(int ownRaises) {
    lock.lock();
    try {
      count++;
      own += ownRaises;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// How often it was raised by what this instance did.
  public long own() {
    lock.lock();
    try {
      return own;
    } finally {
      lock.unlock();
    }
  }

  /// How often it was raised so far.
  public long seen() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it is raised more often than was seen, or for so long.
  ///
  /// @return how often it was raised so far
  /// @throws InterruptedException when the thread is to stop
  public long await(long seen, Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (count == seen && left > 0) {
        left = raised.awaitNanos(left);
      }
      return count;
    } finally {
      lock.unlock();
    }
  }
}
