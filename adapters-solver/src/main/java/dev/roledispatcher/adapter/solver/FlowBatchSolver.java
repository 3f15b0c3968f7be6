package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Solves batches as flows of minimum cost.
///
/// The simple part is done on the thread that asks, and for most batches there is no other.
/// Contests are solved on a thread of their own, because the library can not be interrupted: when
/// the time is up, the asker goes away, and the thread ends at its next look at the clock, between
/// two runs of the library. Until then it keeps its place among the few that may run at once.
public final class FlowBatchSolver implements BatchSolver {

  private final Stopwatch stopwatch;
  private final Semaphore places;
  private final AtomicLong threads = new AtomicLong();

  /// @param atOnce how many contests may be solved at once, those given up included; 1 or more
  public FlowBatchSolver(Stopwatch stopwatch, int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException(
          "The batches solved at once (%d) must be 1 or more.".formatted(atOnce));
    }
    this.stopwatch = stopwatch;
    this.places = new Semaphore(atOnce);
  }

  @Override
  public Answer solve(BatchProblem problem, Duration within) {
    Deadline deadline = new Deadline(stopwatch, within);
    try {
      deadline.check();
      BatchPlan plan = plan(problem, deadline);
      deadline.check();
      return new Solved(plan, problem.worthOf(plan));
    } catch (OutOfTime _) {
      return new TimedOut(within);
    }
  }

  private BatchPlan plan(BatchProblem problem, Deadline deadline) {
    Book book = new Book(problem);
    int[] roleOf = new int[book.tasks()];
    List<Contest> contests = SimplePart.settle(book, roleOf);
    if (!contests.isEmpty()) {
      List<int[]> solved = solveElsewhere(contests, deadline);
      for (int i = 0; i < solved.size(); i++) {
        enter(contests.get(i), solved.get(i), roleOf);
      }
    }
    return book.plan(roleOf);
  }

  private static void enter(Contest contest, int[] solved, int[] roleOf) {
    for (int task = 0; task < solved.length; task++) {
      int role = solved[task];
      roleOf[contest.tasks()[task]] = role == Book.NONE ? Book.NONE : contest.roles()[role];
    }
  }

  private List<int[]> solveElsewhere(List<Contest> contests, Deadline deadline) {
    try {
      if (!places.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        throw new OutOfTime();
      }
      return start(contests, deadline).get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new OutOfTime();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new OutOfTime();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  /// Starts a thread that gives back the place when it ends, however it does.
  private FutureTask<List<int[]>> start(List<Contest> contests, Deadline deadline) {
    FutureTask<List<int[]>> work =
        new FutureTask<>(() ->
            contests.stream().map(contest -> ContestSolver.solve(contest, deadline)).toList());
    Runnable holdingAPlace =
        () -> {
          try {
            work.run();
          } finally {
            places.release();
          }
        };
    boolean started = false;
    try {
      Thread.ofPlatform()
          .daemon()
          .name("batch-solver-" + threads.incrementAndGet())
          .start(holdingAPlace);
      started = true;
    } finally {
      if (!started) {
        places.release();
      }
    }
    return work;
  }
}
