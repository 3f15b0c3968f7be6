package dev.roledispatcher.benchmarks.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Does a number of things on so many threads, and says how many a second.
final class Parallel {

  private Parallel() {}

  /// One thread's way of doing the things it gets.
  interface Worker extends AutoCloseable {

    /// Does the thing of that number.
    void once(int number) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
  }

  /// Things a second.
  ///
  /// @param count how many things, numbered from 0
  /// @throws LoadFailedException when anything fails
  static double rate(int threads, int count, Callable<? extends Worker> workers) {
    AtomicInteger next = new AtomicInteger();
    long begin = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Callable<Void> work =
          () -> {
            try (Worker worker = workers.call()) {
              for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                worker.once(i);
              }
            }
            return null;
          };
      List<Future<Void>> running =
          IntStream.range(0, threads).mapToObj(_ -> pool.submit(work)).toList();
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new LoadFailedException("The load failed: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LoadFailedException("The load was interrupted.", interrupted);
    }
    return count * 1e9 / (System.nanoTime() - begin);
  }
}
