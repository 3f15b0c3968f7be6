package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchWorth;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tries every plan of a small batch, in the order in which ties are broken, and keeps the best.
final class EveryPlan {

  private final BatchProblem problem;
  private final Map<RoleId, Room> rooms = new HashMap<>();
  private final Map<RoleId, Integer> taken = new HashMap<>();
  private final List<@Nullable RoleId> roles = new ArrayList<>();
  private @Nullable BatchPlan best;
  private @Nullable BatchWorth most;

  private EveryPlan(BatchProblem problem) {
    this.problem = problem;
    problem.rooms().forEach(room -> rooms.put(room.role(), room));
  }

  static BatchPlan bestOf(BatchProblem problem) {
    EveryPlan every = new EveryPlan(problem);
    every.tryFrom(0);
    return Objects.requireNonNull(every.best);
  }

  private void tryFrom(int task) {
    if (task == problem.tasks().size()) {
      BatchPlan plan = new BatchPlan(roles);
      BatchWorth worth = problem.worthOf(plan);
      if (most == null || worth.compareTo(most) > 0) {
        best = plan;
        most = worth;
      }
      return;
    }
    for (RoleId role :
        problem.tasks().get(task).bids().stream()
            .map(Bid::role)
            .sorted(Comparator.naturalOrder())
            .toList()) {
      int before = taken.getOrDefault(role, 0);
      if (Objects.requireNonNull(rooms.get(role)).takesAfter(before)) {
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
