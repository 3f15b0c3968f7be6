package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.task.Priority;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Solves one contest: the cheapest flow of as many tasks as can be let in.
///
/// Most bids of a large contest are never of use. So the flow is sought with the best few bids of
/// each task first; the prices it comes with tell which others could make it cheaper; these are
/// added until there are none.
///
/// Each task is a node with one unit, or gets it from the *lane* of its priority when that has
/// fewer units than tasks. Each role is a node, with an arc to the one sink for all it can take, or
/// one for each task when each costs more than the one before.
final class ContestSolver {

  /// How many bids of a task are looked at first, and added at a time.
  private static final int FEW = 12;

  private static final List<Priority> LANES = List.of(Priority.values());

  private final Contest contest;
  private final Deadline deadline;
  private final Admission admission;
  private final Map<Priority, Integer> counts;
  private final Set<Priority> lanes = EnumSet.noneOf(Priority.class);
  private final BitSet[] chosen;

  private ContestSolver(Contest contest, Deadline deadline) {
    this.contest = contest;
    this.deadline = deadline;
    this.admission = Admission.to(contest, deadline);
    this.counts = admission.counts();
    this.chosen = new BitSet[contest.taskCount()];
    for (Priority priority : LANES) {
      if (counts.getOrDefault(priority, 0) < tasksOf(priority)) {
        lanes.add(priority);
      }
    }
  }

  /// The role of each task of the contest, or [Book#NONE].
  static int[] solve(Contest contest, Deadline deadline) {
    ContestSolver solver = new ContestSolver(contest, deadline);
    solver.chooseFew();
    return solver.solve();
  }

  private void chooseFew() {
    int[] roleOf = admission.roleOf();
    for (int task = 0; task < contest.taskCount(); task++) {
      int[] cost = contest.cost()[task];
      int[] bidders = contest.bidders()[task];
      BitSet few = new BitSet();
      if (cost.length <= FEW) {
        few.set(0, cost.length);
      } else {
        IntStream.range(0, cost.length)
            .boxed()
            .sorted(Comparator.comparingInt(bid -> cost[bid]))
            .limit(FEW)
            .forEach(few::set);
      }
      for (int bid = 0; bid < bidders.length; bid++) {
        if (bidders[bid] == roleOf[task]) {
          few.set(bid);
        }
      }
      chosen[task] = few;
    }
  }

  private int[] solve() {
    while (true) {
      deadline.check();
      Draft draft = new Draft();
      CheapestFlow flow = CheapestFlow.through(draft.network);
      if (!addWhatCouldHelp(flow)) {
        return new TieBreak(contest, flow, this, draft.roleOf(flow)).breakTies(deadline);
      }
    }
  }

  /// Adds the bids left out that are cheaper than the prices of their ends.
  private boolean addWhatCouldHelp(CheapestFlow flow) {
    boolean added = false;
    for (int task = 0; task < contest.taskCount(); task++) {
      int at = task;
      int[] helpful =
          IntStream.range(0, contest.cost()[task].length)
              .filter(bid -> !chosen[at].get(bid) && reducedCost(flow, at, bid) < 0)
              .boxed()
              .sorted(Comparator.comparingLong(bid -> reducedCost(flow, at, bid)))
              .limit(FEW)
              .mapToInt(Integer::intValue)
              .toArray();
      for (int bid : helpful) {
        chosen[task].set(bid);
        added = true;
      }
    }
    return added;
  }

  /// What a bid would cost more than the prices of its ends differ.
  long reducedCost(CheapestFlow flow, int task, int bid) {
    int role = roleNode(contest.bidders()[task][bid]);
    return flow.reducedCost(task, role, contest.cost()[task][bid]);
  }

  int roleNode(int role) {
    return contest.taskCount() + role;
  }

  int sink() {
    return contest.taskCount() + contest.roleCount();
  }

  int laneNode(Priority priority) {
    return sink() + 1 + LANES.indexOf(priority);
  }

  Priority laneAt(int node) {
    return LANES.get(node - sink() - 1);
  }

  int nodes() {
    return sink() + 1 + LANES.size();
  }

  /// Whether some tasks of that priority get no role.
  boolean hasLane(Priority priority) {
    return lanes.contains(priority);
  }

  private int tasksOf(Priority priority) {
    int count = 0;
    for (Priority each : contest.priority()) {
      count += each == priority ? 1 : 0;
    }
    return count;
  }

  /// The network of the bids chosen so far.
  private final class Draft {

    private final FlowNetwork network = new FlowNetwork(nodes());
    private final int[][] arcOf = new int[contest.taskCount()][];

    Draft() {
      supply();
      int[] wanted = addBids();
      for (int role = 0; role < contest.roleCount(); role++) {
        addPlaces(role, wanted[role]);
      }
    }

    private void supply() {
      int all = 0;
      for (Priority priority : LANES) {
        boolean lane = hasLane(priority);
        int count = counts.getOrDefault(priority, 0);
        all += count;
        if (lane) {
          network.supply(laneNode(priority), count);
        }
        for (int task = 0; task < contest.taskCount(); task++) {
          if (contest.priority()[task] == priority) {
            if (lane) {
              network.arc(laneNode(priority), task, 1, 0);
            } else {
              network.supply(task, 1);
            }
          }
        }
      }
      network.supply(sink(), -all);
    }

    private int[] addBids() {
      int[] wanted = new int[contest.roleCount()];
      for (int task = 0; task < contest.taskCount(); task++) {
        int[] bidders = contest.bidders()[task];
        arcOf[task] = new int[bidders.length];
        for (int bid = chosen[task].nextSetBit(0);
            bid >= 0;
            bid = chosen[task].nextSetBit(bid + 1)) {
          arcOf[task][bid] =
              network.arc(task, roleNode(bidders[bid]), 1, contest.cost()[task][bid]);
          wanted[bidders[bid]]++;
        }
      }
      return wanted;
    }

    /// Of places that cost ever more there is one more than can be used, so that the price of the
    /// role is never above that of its next place.
    private void addPlaces(int role, int wanted) {
      if (contest.crowding()[role] == 0) {
        network.arc(roleNode(role), sink(), contest.free()[role], 0);
      } else {
        int places = Math.min(contest.free()[role], wanted + 1);
        for (int taken = 0; taken < places; taken++) {
          int cost = Math.toIntExact(contest.costAfter(role, taken));
          network.arc(roleNode(role), sink(), 1, cost);
        }
      }
    }

    private int[] roleOf(CheapestFlow flow) {
      int[] roleOf = new int[contest.taskCount()];
      for (int task = 0; task < roleOf.length; task++) {
        roleOf[task] = Book.NONE;
        for (int bid = chosen[task].nextSetBit(0);
            bid >= 0;
            bid = chosen[task].nextSetBit(bid + 1)) {
          if (flow.flow()[arcOf[task][bid]] > 0) {
            roleOf[task] = contest.bidders()[task][bid];
          }
        }
      }
      return roleOf;
    }
  }
}
