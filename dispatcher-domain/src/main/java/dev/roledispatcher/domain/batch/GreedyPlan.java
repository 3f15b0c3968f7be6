package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plan of a batch whose tasks are dispatched one after the other: what an optimal one is held
/// against, and what is done when there is no time for one.
public final class GreedyPlan {

  private final Map<RoleId, Room> roomOf = new HashMap<>();
  private final Map<RoleId, Integer> taken = new HashMap<>();

  private GreedyPlan(BatchProblem problem) {
    problem.rooms().forEach(room -> roomOf.put(room.role(), room));
  }

  /// In the order of the request, each task gets the role that is the best for it of those with
  /// room left; the first by id of several.
  public static BatchPlan of(BatchProblem problem) {
    GreedyPlan greedy = new GreedyPlan(problem);
    List<@Nullable RoleId> roles = new ArrayList<>();
    for (BatchTask task : problem.tasks()) {
      RoleId best = greedy.bestFor(task);
      roles.add(best);
      if (best != null) {
        greedy.taken.merge(best, 1, Integer::sum);
      }
    }
    return new BatchPlan(roles);
  }

  private @Nullable RoleId bestFor(BatchTask task) {
    RoleId best = null;
    long most = 0;
    for (Bid bid : task.bids()) {
      Room room = Objects.requireNonNull(roomOf.get(bid.role()));
      int before = taken.getOrDefault(bid.role(), 0);
      long points = bid.points() - room.costAfter(before);
      if (room.takesAfter(before)
          && (best == null
              || points > most
              || (points == most && bid.role().compareTo(best) < 0))) {
        best = bid.role();
        most = points;
      }
    }
    return best;
  }
}
