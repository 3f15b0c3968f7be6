package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.application.service.Decider.Shortlisted;
import dev.roledispatcher.domain.batch.BatchPlan;
import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchTask;
import dev.roledispatcher.domain.batch.BatchWorth;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.GreedyPlan;
import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.batch.PointScale;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Plans a batch as one problem: finds for each task who may take it and how well, as a dispatch
/// would, then who of them gets it so that the batch as a whole comes out best.
///
/// Preferred roles come first: whoever is named and may take the task gets it while it has room,
/// the most pressing task first. The plan is made of the others and of the room that is left.
final class BatchPlanner {

  private static final int UNLIMITED = -1;

  private final Decider decider;
  private final BatchSolver solver;
  private final PlanSettings settings;

  BatchPlanner(Decider decider, BatchSolver solver, PlanSettings settings) {
    this.decider = decider;
    this.solver = solver;
    this.settings = settings;
  }

  /// Plans the attempts, and tells each what role it is to have. Those that get none, that nobody
  /// may take, that failed already or that repeat a task are told nothing.
  PlanReport plan(List<Attempt> attempts, Deadline deadline) {
    List<Item> items = items(attempts, deadline);
    PointScale scale =
        PointScale.over(items.stream().flatMapToDouble(item -> Arrays.stream(item.scores)));
    Rooms rooms = new Rooms(items, scale);
    Set<Item> wishing = rooms.keepForWishes(items);
    List<Item> open = items.stream().filter(item -> !wishing.contains(item)).toList();
    BatchProblem problem =
        new BatchProblem(
            open.stream().map(item -> item.task(rooms, scale)).toList(), rooms.left(open));
    BatchWorth kept = worthOf(wishing, scale);
    BatchPlan greedy = GreedyPlan.of(problem);
    BatchWorth greedyWorth = plus(kept, problem.worthOf(greedy));

    Duration before = deadline.elapsed();
    BatchSolver.Answer answer = solve(problem, attempts.size(), deadline);
    Duration took = deadline.elapsed().minus(before);
    BatchPlan plan;
    PlanReport report;
    switch (answer) {
      case BatchSolver.Solved(BatchPlan best, BatchWorth worth) -> {
        plan = best;
        report = new PlanReport(plus(kept, worth), greedyWorth, took, null);
      }
      case BatchSolver.TimedOut(Duration limit) -> {
        plan = greedy;
        report = new PlanReport(greedyWorth, greedyWorth, took, whyGreedy(attempts.size(), limit));
      }
    }
    wishing.forEach(item ->
        item.attempt.planned(new PlannedRole(Objects.requireNonNull(item.wish), true, report)));
    for (int i = 0; i < open.size(); i++) {
      RoleId role = plan.roleOf(i);
      if (role != null) {
        open.get(i).attempt.planned(new PlannedRole(role, false, report));
      }
    }
    return report;
  }

  private BatchSolver.Answer solve(BatchProblem problem, int size, Deadline deadline) {
    if (size > settings.mostTasks()) {
      return new BatchSolver.TimedOut(Duration.ZERO);
    }
    // As much again is left for making the decisions and committing them.
    Duration half = deadline.remaining("plan").dividedBy(2);
    Duration limit = settings.timeLimit();
    return solver.solve(problem, limit.compareTo(half) < 0 ? limit : half);
  }

  private String whyGreedy(int size, Duration limit) {
    return size > settings.mostTasks()
        ? "The batch (%d tasks) is larger than what is planned as one (%d)."
            .formatted(size, settings.mostTasks())
        : "The best plan was not found within %s.".formatted(limit);
  }

  private List<Item> items(List<Attempt> attempts, Deadline deadline) {
    Set<TaskId> seen = new HashSet<>();
    List<Item> items = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.isUndecided() && seen.add(attempt.task())) {
        Item item = item(attempt, deadline);
        if (item != null) {
          items.add(item);
        }
      }
    }
    return items;
  }

  /// Who may take one task; null when nobody may, or when that cannot be told. Why not is found out
  /// when the task is decided.
  private @Nullable Item item(Attempt attempt, Deadline deadline) {
    try {
      Shortlisted shortlisted = decider.shortlist(attempt.question(), deadline);
      attempt.classified(shortlisted.classification());
      Ranking ranking = shortlisted.ranking();
      return ranking == null ? null : new Item(attempt, ranking.candidates());
    } catch (DispatchException failed) {
      return null;
    }
  }

  private static BatchWorth worthOf(Set<Item> wishing, PointScale scale) {
    BatchWorth worth = BatchWorth.NOTHING;
    Map<RoleId, Integer> taken = new HashMap<>();
    for (Item item : wishing) {
      RoleId role = Objects.requireNonNull(item.wish);
      int before = taken.merge(role, 1, Integer::sum) - 1;
      int at = item.placeOf(role);
      long points = scale.points(item.scores[at]) - (long) scale.step(item.crowding[at]) * before;
      worth = worth.plus(item.priority(), points);
    }
    return worth;
  }

  private static BatchWorth plus(BatchWorth one, BatchWorth other) {
    Map<Priority, Integer> assigned = new HashMap<>(one.assigned());
    other.assigned().forEach((priority, count) -> assigned.merge(priority, count, Integer::sum));
    return new BatchWorth(assigned, one.points() + other.points());
  }

  /// One task and who may take it, without all that a ranking says beside.
  private static final class Item {

    final Attempt attempt;
    final RoleId[] roles;
    final double[] scores;
    final double[] crowding;
    final @Nullable RoleId wish;
    final int[] free;

    Item(Attempt attempt, List<Candidate> candidates) {
      this.attempt = attempt;
      this.roles = candidates.stream().map(Candidate::role).toArray(RoleId[]::new);
      this.scores = candidates.stream().mapToDouble(each -> each.score().total()).toArray();
      this.crowding = candidates.stream().mapToDouble(Crowding::of).toArray();
      this.free = candidates.stream().mapToInt(each -> free(each.workload())).toArray();
      RoleId preferred = attempt.question().preferred();
      this.wish = preferred != null && placeOf(preferred) >= 0 ? preferred : null;
    }

    /// How many tasks more a role can take: each costs one unit of its capacity.
    private static int free(Workload workload) {
      Integer capacity = workload.capacity();
      return capacity == null ? UNLIMITED : Math.max(0, capacity - workload.active());
    }

    Priority priority() {
      return attempt.request().task().priority();
    }

    int placeOf(RoleId role) {
      return Arrays.asList(roles).indexOf(role);
    }

    /// A task of the problem: what a role scores, less what it was kept for already.
    BatchTask task(Rooms rooms, PointScale scale) {
      return new BatchTask(
          priority(),
          IntStream.range(0, roles.length)
              .mapToObj(i -> rooms.bid(roles[i], scale.points(scores[i])))
              .toList());
    }
  }

  /// What each role can take of the batch.
  private static final class Rooms {

    private final Map<RoleId, Room> rooms = new HashMap<>();
    private final Map<RoleId, Integer> kept = new HashMap<>();

    Rooms(List<Item> items, PointScale scale) {
      for (Item item : items) {
        for (int i = 0; i < item.roles.length; i++) {
          RoleId role = item.roles[i];
          Room room = rooms.get(role);
          int step = scale.step(item.crowding[i]);
          if (room == null || room.crowding() < step) {
            Integer free = item.free[i] == UNLIMITED ? null : (Integer) item.free[i];
            rooms.put(role, new Room(role, free, step));
          }
        }
      }
    }

    /// Keeps places for those whose preferred role has room, the most pressing first.
    ///
    /// @return those that got one
    Set<Item> keepForWishes(List<Item> items) {
      Set<Item> keeping = new LinkedHashSet<>();
      items.stream()
          .filter(item -> item.wish != null)
          .sorted(Comparator.comparing(Item::priority).reversed())
          .forEach(item -> {
            RoleId wish = Objects.requireNonNull(item.wish);
            int before = kept.getOrDefault(wish, 0);
            if (Objects.requireNonNull(rooms.get(wish)).takesAfter(before)) {
              kept.put(wish, before + 1);
              keeping.add(item);
            }
          });
      return keeping;
    }

    Bid bid(RoleId role, int points) {
      long cost = Objects.requireNonNull(rooms.get(role)).costAfter(kept.getOrDefault(role, 0));
      return new Bid(role, (int) Math.max(0, points - cost));
    }

    /// The rooms of those roles that a task still names.
    List<Room> left(List<Item> open) {
      Set<RoleId> named = new HashSet<>();
      open.forEach(item -> named.addAll(Arrays.asList(item.roles)));
      return named.stream().map(this::left).toList();
    }

    private Room left(RoleId role) {
      Room room = Objects.requireNonNull(rooms.get(role));
      Integer free = room.free();
      return new Room(
          role,
          free == null ? null : (Integer) (free - kept.getOrDefault(role, 0)),
          room.crowding());
    }
  }
}
