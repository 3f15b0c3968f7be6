package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The threads of one plugin: so many and no more, so that a plugin that hangs holds nobody else.
///
/// Platform threads, because plugin code may spin, and a virtual thread that spins holds one of the
/// few carriers that all requests share. Daemons, because a thread that ignores its interrupt must
/// not keep the server from ending.
final class OwnThreads implements PluginThreads {

  /// Idle threads end after this time.
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final ThreadPoolExecutor pool;

  OwnThreads(String plugin, CallLimits limits) {
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

  @Override
  public <R> Run<R> run(PluginCode<R> code, Duration deadline) {
    FutureTask<Outcome<R>> task = new FutureTask<>(code);
    try {
      pool.execute(task);
    } catch (RejectedExecutionException full) {
      return pool.isShutdown() ? new Run.Stopped<>() : new Run.Full<>();
    }
    try {
      return new Run.Ended<>(task.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      drop(task);
      return code.hasStarted() ? new Run.Late<>() : new Run.Full<>();
    } catch (InterruptedException interrupted) {
      drop(task);
      Thread.currentThread().interrupt();
      return new Run.Stopped<>();
    } catch (ExecutionException fatal) {
      // On a thread of the plugin even this is a failure of the plugin: nobody else was hurt.
      return new Run.Ended<>(new Outcome.Thrown<>(Faults.nameOfFatal(fatal)));
    }
  }

  /// Interrupts a task, or takes it out of the queue when it has not started.
  private void drop(FutureTask<?> task) {
    task.cancel(true);
    pool.remove(task);
  }

  /// How many tasks wait for a thread.
  int waiting() {
    return pool.getQueue().size();
  }

  @Override
  public void stop() {
    pool.shutdown();
  }

  /// Waits for the last call to end, interrupting what has not ended after the time given, and then
  /// waits as long again.
  @Override
  public boolean awaitEnd(Duration grace) {
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
