package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.batch.BatchProblem;
import dev.roledispatcher.domain.batch.BatchTask;
import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.batch.Room;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Batches of every kind, the same ones for the same seed.
final class Problems {

  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private final Random random;

  Problems(long seed) {
    random = new Random(seed);
  }

  /// A small one, full of ties and shortages.
  BatchProblem small() {
    int roles = 1 + random.nextInt(4);
    int tasks = 1 + random.nextInt(6);
    int kinds = 1 + random.nextInt(4);
    int levels = 1 + random.nextInt(20);
    boolean crowded = random.nextBoolean();
    List<Room> rooms = new ArrayList<>();
    for (int role = 0; role < roles; role++) {
      int crowding = crowded ? random.nextInt(4) * 30_000 : 0;
      rooms.add(new Room(role(role), free(), crowding));
    }
    List<BatchTask> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<Bid> bids = new ArrayList<>();
      for (int role = 0; role < roles; role++) {
        if (random.nextInt(4) > 0) {
          bids.add(new Bid(role(role), random.nextInt(levels) * 30_000));
        }
      }
      Collections.shuffle(bids, random);
      all.add(new BatchTask(PRIORITIES.get(random.nextInt(kinds)), bids));
    }
    Collections.shuffle(rooms, random);
    return new BatchProblem(all, rooms);
  }

  /// One with that many roles that bid for each task, and about as many free places as tasks times
  /// that share.
  BatchProblem large(int tasks, int roles, int bidders, double share, int crowding) {
    int[] free = new int[roles];
    for (int place = 0; place < tasks * share; place++) {
      free[random.nextInt(roles)]++;
    }
    List<Room> rooms = new ArrayList<>();
    for (int role = 0; role < roles; role++) {
      rooms.add(new Room(role(role), free[role], crowding));
    }
    List<BatchTask> all = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      List<Bid> bids =
          random
              .ints(0, roles)
              .distinct()
              .limit(bidders)
              .mapToObj(role -> new Bid(role(role), random.nextInt(Bid.MOST_POINTS + 1)))
              .toList();
      all.add(new BatchTask(PRIORITIES.get(random.nextInt(4)), bids));
    }
    return new BatchProblem(all, rooms);
  }

  /// One of the same kind whose tasks nearly agree on which roles are the best, so that most of
  /// them get none of those.
  BatchProblem unanimous(int tasks, int roles, int bidders, double share, int crowding) {
    BatchProblem any = large(tasks, roles, bidders, share, crowding);
    Map<RoleId, Integer> fame = new HashMap<>();
    any.rooms().forEach(room -> fame.put(room.role(), random.nextInt(900_000)));
    List<BatchTask> agreed = new ArrayList<>();
    for (BatchTask task : any.tasks()) {
      List<Bid> bids =
          task.bids().stream()
              .map(bid -> new Bid(bid.role(), fame.getOrDefault(bid.role(), 0) + bid.points() / 10))
              .toList();
      agreed.add(new BatchTask(task.priority(), bids));
    }
    return new BatchProblem(agreed, any.rooms());
  }

  /// The same batch with roles and bids told in another order.
  BatchProblem shuffled(BatchProblem problem) {
    List<Room> rooms = new ArrayList<>(problem.rooms());
    Collections.shuffle(rooms, random);
    List<BatchTask> tasks = new ArrayList<>();
    for (BatchTask task : problem.tasks()) {
      List<Bid> bids = new ArrayList<>(task.bids());
      Collections.shuffle(bids, random);
      tasks.add(new BatchTask(task.priority(), bids));
    }
    return new BatchProblem(tasks, rooms);
  }

  static RoleId role(int number) {
    return new RoleId("r" + (1_000 + number));
  }

  private @Nullable Integer free() {
    int free = random.nextInt(5);
    return free == 4 ? null : free;
  }
}
