package dev.roledispatcher.benchmarks.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Does one thing again and again on so many threads for a time; the first failure ends it.
final class Drive {

  /// More than any of these measurements needs; keeps the times of a run in memory.
  private static final int MOST_PER_THREAD = 5_000_000;

  private Drive() {}

  /// One thread's way of doing it once.
  interface Worker extends AutoCloseable {

    /// Does it once, and fails when the outcome is not as it should be.
    void once() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /// Warms up, then measures, on the same workers.
  ///
  /// @throws LoadFailedException when anything fails
  static Rate rate(
      int threads, Duration warmUp, Duration measured, Callable<? extends Worker> workers) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long begin = System.nanoTime() + warmUp.toNanos();
      long end = begin + measured.toNanos();
      AtomicBoolean failed = new AtomicBoolean();
      List<Future<long[]>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(() -> times(workers, begin, end, failed)));
      }
      List<long[]> times = new ArrayList<>();
      for (Future<long[]> run : running) {
        times.add(run.get());
      }
      long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      if (all.length == 0) {
        throw new LoadFailedException("Nothing was done within %s.".formatted(measured));
      }
      return Rate.of(all, measured.toNanos() / 1e9);
    } catch (ExecutionException failure) {
      throw new LoadFailedException("The load failed: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("The load was interrupted.", interrupted);
    }
  }

  /// The times of what began after the warm-up and ended before the end.
  private static long[] times(
      Callable<? extends Worker> workers, long begin, long end, AtomicBoolean failed)
      throws Exception {
    long[] nanos = new long[1_024];
    int count = 0;
    boolean sound = false;
    try (Worker worker = workers.call()) {
      long start = System.nanoTime();
      while (start - end < 0 && !failed.get()) {
        worker.once();
        long done = System.nanoTime();
        if (start - begin >= 0 && done - end <= 0 && count < MOST_PER_THREAD) {
          if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
          }
          nanos[count++] = done - start;
        }
        start = done;
      }
      sound = true;
    } finally {
      if (!sound) {
        failed.set(true);
      }
    }
    return Arrays.copyOf(nanos, count);
  }
}
