package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchTask;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A problem in numbers: tasks by their place, roles by the place of their id, so that the order of
/// numbers is the order in which ties are broken.
final class Book {

  /// A task that gets no role.
  static final int NONE = -1;

  /// The roles by id.
  private final List<Room> rooms;

  /// The roles that bid for each task, ascending.
  private final int[][] bidders;

  /// The points of the bids at the same places.
  private final int[][] points;

  private final List<BatchTask> tasks;

  Book(BatchProblem problem) {
    tasks = problem.tasks();
    rooms = problem.rooms().stream().sorted(Comparator.comparing(Room::role)).toList();
    Map<RoleId, Integer> number = new HashMap<>();
    for (Room room : rooms) {
      number.put(room.role(), number.size());
    }
    bidders = new int[tasks.size()][];
    points = new int[tasks.size()][];
    for (int task = 0; task < tasks.size(); task++) {
      List<Bid> bids =
          tasks.get(task).bids().stream().sorted(Comparator.comparing(Bid::role)).toList();
      bidders[task] =
          bids.stream().mapToInt(bid -> Objects.requireNonNull(number.get(bid.role()))).toArray();
      points[task] = bids.stream().mapToInt(Bid::points).toArray();
    }
  }

  int tasks() {
    return tasks.size();
  }

  int roles() {
    return rooms.size();
  }

  Priority priority(int task) {
    return tasks.get(task).priority();
  }

  int bids(int task) {
    return bidders[task].length;
  }

  /// The role of a bid; those of a task ascend.
  int bidder(int task, int bid) {
    return bidders[task][bid];
  }

  int points(int task, int bid) {
    return points[task][bid];
  }

  /// How many tasks a role can take at most, no more than there are.
  int free(int role) {
    Integer free = rooms.get(role).free();
    return free == null ? tasks() : Math.min(free, tasks());
  }

  int crowding(int role) {
    return rooms.get(role).crowding();
  }

  /// The plan of those roles.
  ///
  /// @param roleOf the role of each task, or [#NONE]
  BatchPlan plan(int[] roleOf) {
    List<@Nullable RoleId> roles = new ArrayList<>();
    for (int role : roleOf) {
      roles.add(role == NONE ? null : rooms.get(role).role());
    }
    return new BatchPlan(roles);
  }
}
