package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be solved: the tasks of a batch, who may take each, and how much each role can take.
///
/// The best plan assigns the most tasks. Of several it assigns the most critical ones, then the
/// most of high priority and so on; these aims never conflict, as whatever can be assigned together
/// can be added to until as many are assigned as can be. Then it has the most points: those of the
/// bids taken less what crowding costs. Of plans that are equal in this, it is the one whose first
/// task has the first role by id (none comes last), then the second task, and so on: so there is
/// exactly one.
///
/// @param tasks in the order of the request, at most [#MOST_TASKS]
/// @param rooms one of each role that a task names, in any order
public record BatchProblem(List<BatchTask> tasks, List<Room> rooms) {

  /// How many tasks a batch may have.
  public static final int MOST_TASKS = 1_000;

  public BatchProblem {
    tasks = List.copyOf(tasks);
    rooms = List.copyOf(rooms);
    List<String> faults = faults(tasks, rooms);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
  }

  /// What a plan reaches.
  ///
  /// @throws IllegalArgumentException when the plan is none for this problem
  public BatchWorth worthOf(BatchPlan plan) {
    if (plan.roles().size() != tasks.size()) {
      throw new IllegalArgumentException(
          "The plan must have an entry for each of the %d tasks, and has %d."
              .formatted(tasks.size(), plan.roles().size()));
    }
    Map<RoleId, Room> roomOf = new HashMap<>();
    rooms.forEach(room -> roomOf.put(room.role(), room));
    Map<RoleId, Integer> taken = new HashMap<>();
    BatchWorth worth = BatchWorth.NOTHING;
    for (int task = 0; task < tasks.size(); task++) {
      RoleId role = plan.roleOf(task);
      if (role != null) {
        Bid bid = bidOf(task, role);
        Room room = roomOf.get(role);
        int before = taken.merge(role, 1, Integer::sum) - 1;
        if (bid == null || room == null || !room.takesAfter(before)) {
          throw new IllegalArgumentException(
              "The plan gives task %d to role (%s), which %s."
                  .formatted(task, role, bid == null ? "may not take it" : "has no room for it"));
        }
        worth = worth.plus(tasks.get(task).priority(), bid.points() - room.costAfter(before));
      }
    }
    return worth;
  }

  private @Nullable Bid bidOf(int task, RoleId role) {
    for (Bid bid : tasks.get(task).bids()) {
      if (bid.role().equals(role)) {
        return bid;
      }
    }
    return null;
  }

  private static List<String> faults(List<BatchTask> tasks, List<Room> rooms) {
    List<String> faults = new ArrayList<>();
    if (tasks.size() > MOST_TASKS) {
      faults.add("A batch (%d) has at most %d tasks.".formatted(tasks.size(), MOST_TASKS));
    }
    Set<RoleId> known = new HashSet<>();
    for (Room room : rooms) {
      if (!known.add(room.role())) {
        faults.add("Role (%s) must have one room, and has more.".formatted(room.role()));
      }
    }
    for (int task = 0; task < tasks.size(); task++) {
      Set<RoleId> bidding = new HashSet<>();
      for (Bid bid : tasks.get(task).bids()) {
        if (!known.contains(bid.role())) {
          faults.add("Task %d names role (%s), which has no room.".formatted(task, bid.role()));
        }
        if (!bidding.add(bid.role())) {
          faults.add("Task %d must name role (%s) once.".formatted(task, bid.role()));
        }
      }
    }
    return faults;
  }
}
