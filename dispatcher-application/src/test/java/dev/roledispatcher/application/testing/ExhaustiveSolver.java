package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchWorth;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries every plan, in the order in which ties are broken, and keeps the best: for batches of a
/// few tasks. Out of time when a test says so.
public final class ExhaustiveSolver implements BatchSolver {

  private volatile boolean outOfTime;

  /// From now on there is never enough time.
  public void runsOutOfTime() {
    outOfTime = true;
  }

  @Override
  public Answer solve(BatchProblem problem, Duration within) {
    if (outOfTime) {
      return new TimedOut(within);
    }
    Search search = new Search(problem);
    search.tryFrom(0);
    return new Solved(search.best, search.most);
  }

  private static final class Search {

    private final BatchProblem problem;
    private final Map<RoleId, Room> rooms = new HashMap<>();
    private final Map<RoleId, Integer> taken = new HashMap<>();
    private final List<@Nullable RoleId> roles = new ArrayList<>();
    private BatchPlan best;
    private BatchWorth most = BatchWorth.NOTHING;

    Search(BatchProblem problem) {
      this.problem = problem;
      problem.rooms().forEach(room -> rooms.put(room.role(), room));
      List<@Nullable RoleId> nobody = new ArrayList<>();
      problem.tasks().forEach(task -> nobody.add(null));
      best = new BatchPlan(nobody);
    }

    void tryFrom(int task) {
      if (task == problem.tasks().size()) {
        BatchPlan plan = new BatchPlan(roles);
        BatchWorth worth = problem.worthOf(plan);
        if (worth.compareTo(most) > 0) {
          best = plan;
          most = worth;
        }
        return;
      }
      List<RoleId> bidding =
          problem.tasks().get(task).bids().stream()
              .map(Bid::role)
              .sorted(Comparator.naturalOrder())
              .toList();
      for (RoleId role : bidding) {
        int before = taken.getOrDefault(role, 0);
        Room room = rooms.get(role);
        if (room != null && room.takesAfter(before)) {
          taken.put(role, before + 1);
          roles.add(role);
          tryFrom(task + 1);
          roles.removeLast();
          taken.put(role, before);
        }
      }
      roles.add(null);
      tryFrom(task + 1);
      roles.removeLast();
    }
  }
}
