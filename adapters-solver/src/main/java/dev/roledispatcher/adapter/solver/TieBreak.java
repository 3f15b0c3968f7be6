package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.task.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Makes of one best plan of a contest the first of all best plans.
///
/// All best plans differ from each other by circles of changes that cost nothing, and these use
/// only arcs whose cost is exactly the difference of the prices of their ends. Task by task, the
/// first role is taken to which such a circle leads, and stays.
final class TieBreak {

  private static final int UNSEEN = -1;

  private final Contest contest;
  private final CheapestFlow prices;
  private final ContestSolver nodes;
  private final int[] roleOf;
  private final int[] taken;

  /// The bids of each task that cost nothing to change to; their roles ascend.
  private final int[][] free;

  private final List<List<Integer>> freeBidsOn = new ArrayList<>();

  /// Where each node goes on towards the task whose role is sought.
  private final int[] next;

  /// Tasks before this one keep what they have.
  private int present;

  TieBreak(Contest contest, CheapestFlow prices, ContestSolver nodes, int[] roleOf) {
    this.contest = contest;
    this.prices = prices;
    this.nodes = nodes;
    this.roleOf = roleOf;
    this.taken = new int[contest.roleCount()];
    this.free = new int[contest.taskCount()][];
    this.next = new int[nodes.nodes()];
    for (int role = 0; role < contest.roleCount(); role++) {
      freeBidsOn.add(new ArrayList<>());
    }
    for (int task = 0; task < contest.taskCount(); task++) {
      if (roleOf[task] != Book.NONE) {
        taken[roleOf[task]]++;
      }
      free[task] = freeBidsOf(task);
      for (int role : free[task]) {
        freeBidsOn.get(role).add(task);
      }
    }
  }

  /// The role of each task of the contest, or [Book#NONE].
  int[] breakTies(Deadline deadline) {
    for (present = 0; present < contest.taskCount(); present++) {
      deadline.check();
      int better = firstReachable();
      if (better != Book.NONE) {
        turnCircle(better);
      }
    }
    return roleOf;
  }

  private int[] freeBidsOf(int task) {
    int[] bidders = contest.bidders()[task];
    int[] found = new int[bidders.length];
    int count = 0;
    for (int bid = 0; bid < bidders.length; bid++) {
      if (nodes.reducedCost(prices, task, bid) == 0) {
        found[count++] = bidders[bid];
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// The first role by id that the present task could change to at no cost and that comes before
  /// the one it has.
  private int firstReachable() {
    int has = roleOf[present] == Book.NONE ? Integer.MAX_VALUE : roleOf[present];
    int[] wishes = Arrays.stream(free[present]).takeWhile(role -> role < has).toArray();
    if (wishes.length == 0) {
      return Book.NONE;
    }
    markWaysTo(present);
    for (int role : wishes) {
      if (next[nodes.roleNode(role)] != UNSEEN) {
        return role;
      }
    }
    return Book.NONE;
  }

  /// Searches backwards for all nodes from which a way leads to the task.
  private void markWaysTo(int task) {
    Arrays.fill(next, UNSEEN);
    next[task] = task;
    Deque<Integer> open = new ArrayDeque<>();
    open.add(task);
    while (!open.isEmpty()) {
      int node = open.remove();
      if (node < contest.taskCount()) {
        markBeforeTask(node, open);
      } else if (node < nodes.sink()) {
        markBeforeRole(node - contest.taskCount(), open);
      } else if (node == nodes.sink()) {
        markBeforeSink(open);
      } else {
        markBeforeLane(nodes.laneAt(node), open);
      }
    }
  }

  /// A role can give up the task it has; a lane can let in one that has no role.
  private void markBeforeTask(int task, Deque<Integer> open) {
    if (roleOf[task] == Book.NONE) {
      if (laneIsFree(task)) {
        mark(nodes.laneNode(contest.priority()[task]), task, open);
      }
    } else if (isFree(task, roleOf[task])) {
      mark(nodes.roleNode(roleOf[task]), task, open);
    }
  }

  /// A task can go to the role; another role can be relieved in its stead.
  private void markBeforeRole(int role, Deque<Integer> open) {
    for (int task : freeBidsOn.get(role)) {
      if (task > present && roleOf[task] != role) {
        mark(task, nodes.roleNode(role), open);
      }
    }
    if (taken[role] > 0 && placeIsFree(role, taken[role] - 1)) {
      mark(nodes.sink(), nodes.roleNode(role), open);
    }
  }

  private void markBeforeSink(Deque<Integer> open) {
    for (int role = 0; role < contest.roleCount(); role++) {
      if (taken[role] < contest.free()[role] && placeIsFree(role, taken[role])) {
        mark(nodes.roleNode(role), nodes.sink(), open);
      }
    }
  }

  /// A task that has a role can step back for another of its priority.
  private void markBeforeLane(Priority priority, Deque<Integer> open) {
    for (int task = present + 1; task < contest.taskCount(); task++) {
      if (contest.priority()[task] == priority && roleOf[task] != Book.NONE && laneIsFree(task)) {
        mark(task, nodes.laneNode(priority), open);
      }
    }
  }

  private void mark(int node, int towards, Deque<Integer> open) {
    if (next[node] == UNSEEN) {
      next[node] = towards;
      open.add(node);
    }
  }

  /// Gives the present task that role and moves everyone on the way back to it.
  private void turnCircle(int role) {
    int task = present;
    int[] before = roleOf.clone();
    roleOf[task] = role;
    for (int node = nodes.roleNode(role); node != task; node = next[node]) {
      int then = next[node];
      if (node < contest.taskCount()) {
        roleOf[node] =
            then < nodes.sink() && then >= contest.taskCount()
                ? then - contest.taskCount()
                : Book.NONE;
      }
    }
    recount(before);
  }

  private void recount(int[] before) {
    for (int task = 0; task < before.length; task++) {
      if (before[task] != Book.NONE) {
        taken[before[task]]--;
      }
      if (roleOf[task] != Book.NONE) {
        taken[roleOf[task]]++;
      }
    }
  }

  private boolean isFree(int task, int role) {
    return Arrays.binarySearch(free[task], role) >= 0;
  }

  private boolean laneIsFree(int task) {
    Priority priority = contest.priority()[task];
    return nodes.hasLane(priority) && prices.reducedCost(nodes.laneNode(priority), task, 0) == 0;
  }

  private boolean placeIsFree(int role, int place) {
    long cost = contest.costAfter(role, place);
    return prices.reducedCost(nodes.roleNode(role), nodes.sink(), cost) == 0;
  }
}
