package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks for changes that would make a plan better: a plan is the best when no circle of changes
/// from role to role wins points. Longer and longer ways are tried (Floyd and Warshall).
///
/// Nodes are the roles, the free places (one node for all) and having no role (one node per
/// priority). The way from one node to another is the most that is won when a task moves there.
final class Circles {

  private static final long NO_WAY = Long.MIN_VALUE / 4;

  private static final List<Priority> LANES = List.of(Priority.values());

  private Circles() {}

  /// The points won by the best circle; 0 when there is none that wins.
  static long best(BatchProblem problem, BatchPlan plan) {
    List<Room> rooms = problem.rooms();
    Map<RoleId, Integer> number = new HashMap<>();
    rooms.forEach(room -> number.put(room.role(), number.size()));
    int places = rooms.size();
    int size = places + 1 + LANES.size();
    int[] taken = new int[places];
    for (RoleId role : plan.roles()) {
      if (role != null) {
        taken[at(number, role)]++;
      }
    }
    long[][] won = new long[size][size];
    for (long[] row : won) {
      Arrays.fill(row, NO_WAY);
    }
    for (int task = 0; task < plan.roles().size(); task++) {
      int lane = places + 1 + LANES.indexOf(problem.tasks().get(task).priority());
      RoleId has = plan.roleOf(task);
      int from = has == null ? lane : at(number, has);
      long now = has == null ? 0 : points(problem, task, has);
      for (Bid bid : problem.tasks().get(task).bids()) {
        int to = at(number, bid.role());
        won[from][to] = Math.max(won[from][to], bid.points() - now);
      }
      if (has != null) {
        won[from][lane] = Math.max(won[from][lane], -now);
      }
    }
    for (int role = 0; role < places; role++) {
      Room room = rooms.get(role);
      if (room.takesAfter(taken[role])) {
        won[role][places] = -room.costAfter(taken[role]);
      }
      if (taken[role] > 0) {
        won[places][role] = room.costAfter(taken[role] - 1);
      }
    }
    for (int via = 0; via < size; via++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          if (won[from][via] > NO_WAY && won[via][to] > NO_WAY) {
            won[from][to] = Math.max(won[from][to], won[from][via] + won[via][to]);
          }
        }
        if (won[from][from] > 0) {
          return won[from][from];
        }
      }
    }
    return 0;
  }

  private static int at(Map<RoleId, Integer> number, RoleId role) {
    return Objects.requireNonNull(number.get(role));
  }

  private static long points(BatchProblem problem, int task, RoleId role) {
    return problem.tasks().get(task).bids().stream()
        .filter(bid -> bid.role().equals(role))
        .findFirst()
        .orElseThrow()
        .points();
  }
}
