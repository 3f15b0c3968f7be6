package dev.roledispatcher.adapter.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.out.BatchSolver.Answer;
import dev.roledispatcher.application.port.out.BatchSolver.Solved;
import dev.roledispatcher.application.port.out.BatchSolver.TimedOut;
import dev.roledispatcher.domain.batch.BatchGap;
import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchTask;
import dev.roledispatcher.domain.batch.BatchWorth;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.GreedyPlan;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The best plan, found and proven.
final class FlowBatchSolverTest {

  private static final long SEED = 20_611;
  private static final int ROUNDS = 2_000;
  private static final Duration AMPLE = Duration.ofMinutes(5);
  private static final RoleId A = new RoleId("a");
  private static final RoleId B = new RoleId("b");

  private final FlowBatchSolver solver = new FlowBatchSolver(System::nanoTime, 2);

  @Test
  void findsThePlanThatTryingEveryPlanFinds() {
    Problems problems = new Problems(SEED);
    int contested = 0;
    int betterThanGreedy = 0;
    for (int round = 0; round < ROUNDS; round++) {
      BatchProblem problem = problems.small();
      Solved solved = solve(problem);
      BatchPlan best = EveryPlan.bestOf(problem);
      assertThat(solved.worth())
          .as("seed %d, round %d: %s", SEED, round, problem)
          .isEqualTo(problem.worthOf(best));
      assertThat(solved.plan()).as("seed %d, round %d: %s", SEED, round, problem).isEqualTo(best);
      Book book = new Book(problem);
      contested += SimplePart.settle(book, new int[book.tasks()]).isEmpty() ? 0 : 1;
      BatchGap gap = new BatchGap(solved.worth(), problem.worthOf(GreedyPlan.of(problem)));
      betterThanGreedy += gap.optimal().equals(gap.greedy()) ? 0 : 1;
    }
    assertThat(contested).as("batches that need a search").isGreaterThan(ROUNDS / 4);
    assertThat(betterThanGreedy).as("batches greed does badly").isGreaterThan(ROUNDS / 8);
  }

  @ParameterizedTest
  @CsvSource({
    "150, 60, 60, 1.0, 0",
    "150, 60, 40, 0.6, 0",
    "200, 100, 30, 1.2, 20000",
    "120, 30, 30, 5.0, 9000"
  })
  void addsBidsUntilNoneCouldHelp(int tasks, int roles, int bidders, double share, int crowding) {
    Problems problems = new Problems(SEED);
    for (int round = 0; round < 4; round++) {
      BatchProblem problem =
          round % 2 == 0
              ? problems.unanimous(tasks, roles, bidders, share, crowding)
              : problems.large(tasks, roles, bidders, share, crowding);
      Solved solved = solve(problem);
      BatchWorth greedy = problem.worthOf(GreedyPlan.of(problem));
      assertThat(new BatchGap(solved.worth(), greedy).tasks()).isNotNegative();
      assertThat(Circles.best(problem, solved.plan()))
          .as("seed %d, round %d: nobody can change places to the good of all", SEED, round)
          .isEqualTo(0);
      assertThat(solve(problems.shuffled(problem)))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(solved);
    }
  }

  @Test
  void beatsGreedWhereTheFirstTaskTakesTheOnlyRoleOfTheSecond() {
    BatchProblem problem =
        new BatchProblem(
            List.of(low(new Bid(A, 900_000), new Bid(B, 800_000)), low(new Bid(A, 700_000))),
            List.of(new Room(A, 1, 0), new Room(B, 1, 0)));

    Solved solved = solve(problem);

    BatchPlan greedy = GreedyPlan.of(problem);
    assertThat(greedy.roles()).containsExactly(A, null);
    assertThat(solved.plan().roles()).containsExactly(B, A);
    BatchGap gap = new BatchGap(solved.worth(), problem.worthOf(greedy));
    assertThat(gap.tasks()).isEqualTo(1);
    assertThat(gap.points()).isEqualTo(600_000);
    assertThat(gap.share()).isEqualTo(0.4);
  }

  @Test
  void beatsGreedWhereBothTasksWantOneRoleAndOneOfThemNeedsItMore() {
    BatchProblem problem =
        new BatchProblem(
            List.of(
                low(new Bid(A, 900_000), new Bid(B, 800_000)),
                low(new Bid(A, 900_000), new Bid(B, 100_000))),
            List.of(new Room(A, 1, 0), new Room(B, 1, 0)));

    assertThat(problem.worthOf(GreedyPlan.of(problem)).points()).isEqualTo(1_000_000);
    assertThat(solve(problem).worth().points()).isEqualTo(1_700_000);
  }

  @Test
  void givesThePlaceToTheMorePressingTaskWhateverThePoints() {
    BatchProblem problem =
        new BatchProblem(
            List.of(
                low(new Bid(A, Bid.MOST_POINTS)),
                new BatchTask(Priority.CRITICAL, List.of(new Bid(A, 0)))),
            List.of(new Room(A, 1, 0)));

    Solved solved = solve(problem);
    assertThat(solved.plan().roles()).containsExactly(null, A);
    assertThat(solved.worth()).isEqualTo(new BatchWorth(Map.of(Priority.CRITICAL, 1), 0));
  }

  @Test
  void spreadsTasksWhereEachFurtherOneCostsMore() {
    BatchProblem problem =
        new BatchProblem(
            IntStream.range(0, 4)
                .mapToObj(_ -> low(new Bid(A, 500_000), new Bid(B, 400_000)))
                .toList(),
            List.of(new Room(A, null, 60_000), new Room(B, null, 60_000)));

    Solved solved = solve(problem);
    assertThat(solved.plan().roles()).containsExactly(A, A, A, B);
    assertThat(solved.worth().points()).isEqualTo(3 * 500_000 - 60_000 - 120_000 + 400_000);
  }

  @Test
  void givesEachTaskItsBestRoleWhereNoRoleHasALimit() {
    BatchProblem problem =
        new BatchProblem(
            IntStream.range(0, 1_000)
                .mapToObj(task -> low(new Bid(A, task), new Bid(B, 500)))
                .toList(),
            List.of(new Room(B, null, 0), new Room(A, null, 0)));

    List<RoleId> wanted = IntStream.range(0, 1_000).mapToObj(task -> task < 500 ? B : A).toList();
    assertThat(solve(problem).plan().roles()).isEqualTo(wanted);
  }

  @Test
  void assignsNothingWhereNobodyMay() {
    BatchProblem problem =
        new BatchProblem(
            List.of(low(), low(new Bid(A, 5)), new BatchTask(Priority.CRITICAL, List.of())),
            List.of(new Room(A, 0, 0)));

    Solved solved = solve(problem);
    assertThat(solved.plan().roles()).containsOnlyNulls().hasSize(3);
    assertThat(solved.worth()).isEqualTo(BatchWorth.NOTHING);
  }

  @Test
  void solvesAnEmptyBatch() {
    assertThat(solve(new BatchProblem(List.of(), List.of())).plan().roles()).isEmpty();
  }

  @Test
  void findsTheFirstOfAllPlansWhereAllAreEqual() {
    BatchProblem problem =
        new BatchProblem(
            IntStream.range(0, 40)
                .mapToObj(_ ->
                    low(
                        IntStream.range(0, 30)
                            .mapToObj(role -> new Bid(Problems.role(29 - role), 7))
                            .toArray(Bid[]::new)))
                .toList(),
            IntStream.range(0, 30).mapToObj(role -> new Room(Problems.role(role), 1, 0)).toList());

    BatchPlan plan = solve(problem).plan();
    assertThat(plan.roles().subList(0, 30))
        .isEqualTo(IntStream.range(0, 30).mapToObj(Problems::role).toList());
    assertThat(plan.roles().subList(30, 40)).containsOnlyNulls();
  }

  @Test
  void holdsTheDearestCrowdingThatThereCanBe() {
    int tasks = BatchProblem.MOST_TASKS;
    BatchProblem problem =
        new BatchProblem(
            IntStream.range(0, tasks)
                .mapToObj(
                    task -> task == 0 ? low(new Bid(A, 0), new Bid(B, 0)) : low(new Bid(A, 0)))
                .toList(),
            List.of(new Room(A, null, Bid.MOST_POINTS), new Room(B, 1, Bid.MOST_POINTS)));

    Solved solved = solve(problem);
    assertThat(solved.worth().tasks()).isEqualTo(tasks);
    assertThat(solved.plan().roleOf(0)).isEqualTo(B);
    assertThat(solved.worth().points())
        .isEqualTo(-(long) Bid.MOST_POINTS * (tasks - 1) * (tasks - 2) / 2);
  }

  @Test
  void isOutOfTimeWhenThereIsNone() {
    BatchProblem problem = new Problems(SEED).small();
    assertThat(solver.solve(problem, Duration.ZERO)).isEqualTo(new TimedOut(Duration.ZERO));
    assertThat(solver.solve(problem, Duration.ofNanos(-1)))
        .isEqualTo(new TimedOut(Duration.ofNanos(-1)));
  }

  @Test
  void isOutOfTimeWhenItIsInterruptedAndStaysSo() {
    Thread.currentThread().interrupt();
    Answer answer = solver.solve(contest(), AMPLE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isEqualTo(new TimedOut(AMPLE));
  }

  @Test
  void stopsBetweenTheStepsWhenItsTimeIsUp() {
    AtomicLong seconds = new AtomicLong();
    FlowBatchSolver late = new FlowBatchSolver(() -> seconds.getAndAdd(1) * 1_000_000_000, 1);
    BatchProblem problem = new Problems(SEED).large(40, 10, 8, 0.8, 0);
    for (int limit = 1; limit <= 20; limit++) {
      Duration within = Duration.ofSeconds(limit);
      assertThat(late.solve(problem, within)).isEqualTo(new TimedOut(within));
    }
    assertThat(late.solve(problem, Duration.ofSeconds(100_000))).isEqualTo(solve(problem));
  }

  @Test
  void goesAwayFromALibraryThatDoesNotEndAndKeepsItsPlaceTaken() {
    CountDownLatch ends = new CountDownLatch(1);
    Set<String> started = ConcurrentHashMap.newKeySet();
    FlowBatchSolver one =
        new FlowBatchSolver(
            () -> {
              if (Thread.currentThread().getName().startsWith("batch-solver-")) {
                started.add(Thread.currentThread().getName());
                awaitUninterruptibly(ends);
              }
              return System.nanoTime();
            },
            1);
    Duration within = Duration.ofMillis(200);

    assertThat(one.solve(contest(), within)).isEqualTo(new TimedOut(within));
    assertThat(one.solve(contest(), within)).isEqualTo(new TimedOut(within));
    assertThat(started).as("threads at once").hasSizeLessThanOrEqualTo(1);
    ends.countDown();
    assertThat(one.solve(contest(), AMPLE)).isInstanceOf(Solved.class);
  }

  @Test
  void refusesToSolveNoneAtOnce() {
    assertThatThrownBy(() -> new FlowBatchSolver(System::nanoTime, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0)");
  }

  private Solved solve(BatchProblem problem) {
    Answer answer = solver.solve(problem, AMPLE);
    assertThat(answer).isInstanceOf(Solved.class);
    Solved solved = (Solved) answer;
    assertThat(problem.worthOf(solved.plan())).isEqualTo(solved.worth());
    return solved;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  /// Two tasks that want the same place.
  private static BatchProblem contest() {
    return new BatchProblem(
        List.of(low(new Bid(A, 1)), low(new Bid(A, 2))), List.of(new Room(A, 1, 0)));
  }

  private static BatchTask low(Bid... bids) {
    return new BatchTask(Priority.LOW, Arrays.asList(bids));
  }
}
