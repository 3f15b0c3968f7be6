package dev.roledispatcher.benchmarks;

import dev.roledispatcher.adapter.solver.FlowBatchSolver;
import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchTask;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.GreedyPlan;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/// Planning a batch: the best plan beside the greedy one, for as many free places as tasks, where
/// twenty roles may take each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchPlanBenchmark {

  private static final int BIDDERS = 20;
  private static final long SEED = 20_260_301;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  /// How many tasks there are, and roles.
  @Param({"100", "1000"})
  public int tasks;

  /// How much tasks agree on which roles are the best, from 0 (not at all) to 1.
  @Param({"0", "0.9"})
  public double agreement;

  private final BatchSolver solver = new FlowBatchSolver(System::nanoTime, 2);
  private BatchProblem problem;

  /// Makes the batch: the same one for the same parameters.
  @Setup
  public void prepare() {
    Random random = new Random(SEED);
    int[] free = new int[tasks];
    int[] fame = random.ints(tasks, 0, Bid.MOST_POINTS + 1).toArray();
    for (int place = 0; place < tasks; place++) {
      free[random.nextInt(tasks)]++;
    }
    List<Room> rooms = new ArrayList<>();
    for (int role = 0; role < tasks; role++) {
      rooms.add(new Room(role(role), free[role], 0));
    }
    List<BatchTask> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<Bid> bids =
          random
              .ints(0, tasks)
              .distinct()
              .limit(BIDDERS)
              .mapToObj(role -> new Bid(role(role), points(random, fame[role])))
              .toList();
      all.add(new BatchTask(PRIORITIES.get(random.nextInt(PRIORITIES.size())), bids));
    }
    problem = new BatchProblem(all, rooms);
  }

  private int points(Random random, int fame) {
    return (int) (agreement * fame + (1 - agreement) * random.nextInt(Bid.MOST_POINTS + 1));
  }

  private static RoleId role(int number) {
    return new RoleId("role-" + number);
  }

  /// The best plan.
  ///
  /// @throws IllegalStateException when it was not found in time
  @Benchmark
  public BatchPlan optimal() {
    return switch (solver.solve(problem, LIMIT)) {
      case BatchSolver.Solved solved -> solved.plan();
      case BatchSolver.TimedOut(Duration limit) ->
          throw new IllegalStateException("The plan must be found within %s.".formatted(limit));
    };
  }

  /// The plan of one task after the other.
  @Benchmark
  public BatchPlan greedy() {
    return GreedyPlan.of(problem);
  }
}
