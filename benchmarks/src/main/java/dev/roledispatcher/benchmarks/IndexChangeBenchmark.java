package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Making the next index after one role changed.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexChangeBenchmark {

  /// How many roles there are.
  @Param({"100", "10000", "100000"})
  public int roles;

  private RoleIndex index;
  private List<Role> changes;
  private int turn;

  /// Makes the index, and the next version of 32 of its roles.
  @Setup
  public void prepare() {
    Population population = Population.of(roles);
    index = RoleIndex.of(population.roles());
    int apart = roles / Population.TASKS;
    changes =
        IntStream.range(0, Population.TASKS)
            .mapToObj(i -> Population.changed(population.roles().get(i * apart)))
            .toList();
  }

  /// One role changed.
  @Benchmark
  public RoleIndex oneChange() {
    turn = (turn + 1) % changes.size();
    return index.with(List.of(changes.get(turn)), List.of());
  }
}
