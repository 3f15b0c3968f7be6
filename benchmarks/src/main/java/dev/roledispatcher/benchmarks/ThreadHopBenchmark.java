package dev.roledispatcher.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Handing an empty task to another thread and waiting for it: what a guarded plugin call costs on
/// this machine before the plugin does anything.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThreadHopBenchmark {

  private ThreadPoolExecutor pool;

  /// Starts threads like those of a plugin.
  @Setup
  public void prepare() {
    pool =
        new ThreadPoolExecutor(
            16,
            16,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(1_024),
            Thread.ofPlatform().daemon().factory());
  }

  /// Stops the threads.
  @TearDown
  public void close() {
    pool.shutdownNow();
  }

  /// There and back.
  @Benchmark
  public Boolean thereAndBack() throws InterruptedException, ExecutionException, TimeoutException {
    FutureTask<Boolean> task = new FutureTask<>(() -> true);
    pool.execute(task);
    return task.get(1, TimeUnit.SECONDS);
  }
}
