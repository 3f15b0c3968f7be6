package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of one plugin: so many and no more, so that a plugin that hangs holds nobody else.
///
/// Platform threads, because plugin code may spin, and a virtual thread that spins holds one of the
/// few carriers that all requests share. Daemons, because a thread that ignores its interrupt must
/// not keep the server from ending.
final class PluginThreads {

  /// Idle threads end after this time.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ThreadPoolExecutor pool;

  PluginThreads(String plugin, CallLimits limits) {
    ThreadFactory threads =
        Thread.ofPlatform()
            .name("plugin-" + plugin + "-", 0)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory();
    this.pool =
        new ThreadPoolExecutor(
            limits.concurrency(),
            limits.concurrency(),
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queue()),
            threads);
    pool.allowCoreThreadTimeOut(true);
  }

  /// Runs the task when a thread is free; false when the queue is full or the threads are stopped.
  boolean offer(FutureTask<?> task) {
    try {
      pool.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /// Interrupts a task, or takes it out of the queue when it has not started.
  void drop(FutureTask<?> task) {
    task.cancel(true);
    pool.remove(task);
  }

  /// How many tasks wait for a thread.
  int waiting() {
    return pool.getQueue().size();
  }

  boolean isStopped() {
    return pool.isShutdown();
  }

  /// Takes no further task; those that run or wait go on.
  void stop() {
    pool.shutdown();
  }

  /// Waits for the last task to end, interrupting what has not ended after the time given, and then
  /// waits as long again; false when something still runs.
  boolean awaitEnd(Duration grace) {
    try {
      if (pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        return true;
      }
      pool.shutdownNow();
      return pool.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
