package dev.roledispatcher.adapter.solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Does what needs no search: settles every task whose best role has room for all that may want it,
/// and splits the others into contests that have nothing to do with each other.
///
/// A role is *roomy* when all tasks that still may want it fit, at no cost of crowding. A task
/// never takes less than its best roomy role, so its lesser bids are dropped, which makes other
/// roles roomy in turn.
final class SimplePart {

  private final Book book;
  private final int[] roleOf;

  /// The bids of each task that are still of interest.
  private final BitSet[] alive;

  /// How many tasks may still want each role, those that have it included.
  private final int[] wanted;

  private final List<List<Integer>> tasksOf = new ArrayList<>();
  private final Deque<Integer> newlyRoomy = new ArrayDeque<>();
  private final BitSet roomy = new BitSet();

  private SimplePart(Book book, int[] roleOf) {
    this.book = book;
    this.roleOf = roleOf;
    this.alive = new BitSet[book.tasks()];
    this.wanted = new int[book.roles()];
  }

  /// Settles what can be and returns the rest.
  ///
  /// @param roleOf where the roles of the settled tasks are written
  static List<Contest> settle(Book book, int[] roleOf) {
    SimplePart part = new SimplePart(book, roleOf);
    part.open();
    part.dropLesserBids();
    return part.contests();
  }

  private void open() {
    Arrays.fill(roleOf, Book.NONE);
    for (int role = 0; role < book.roles(); role++) {
      tasksOf.add(new ArrayList<>());
    }
    for (int task = 0; task < book.tasks(); task++) {
      alive[task] = new BitSet();
      for (int bid = 0; bid < book.bids(task); bid++) {
        int role = book.bidder(task, bid);
        if (book.free(role) > 0) {
          alive[task].set(bid);
          wanted[role]++;
          tasksOf.get(role).add(task);
        }
      }
    }
    for (int role = 0; role < book.roles(); role++) {
      noticeRoom(role);
    }
  }

  private void noticeRoom(int role) {
    boolean fits = wanted[role] <= book.free(role);
    boolean free = book.crowding(role) == 0 || wanted[role] <= 1;
    if (fits && free && !roomy.get(role)) {
      roomy.set(role);
      newlyRoomy.add(role);
    }
  }

  private void dropLesserBids() {
    while (!newlyRoomy.isEmpty()) {
      for (int task : tasksOf.get(newlyRoomy.remove())) {
        dropLesserBids(task);
      }
    }
  }

  private void dropLesserBids(int task) {
    int best = bestRoomy(task);
    if (best == Book.NONE) {
      return;
    }
    int enough = book.points(task, best);
    for (int bid = alive[task].nextSetBit(0); bid >= 0; bid = alive[task].nextSetBit(bid + 1)) {
      int points = book.points(task, bid);
      if (points < enough || (points == enough && bid > best)) {
        alive[task].clear(bid);
        wanted[book.bidder(task, bid)]--;
        noticeRoom(book.bidder(task, bid));
      }
    }
  }

  /// The bid of most points by a roomy role, the first of several; [Book#NONE] when there is none.
  private int bestRoomy(int task) {
    int best = Book.NONE;
    for (int bid = alive[task].nextSetBit(0); bid >= 0; bid = alive[task].nextSetBit(bid + 1)) {
      boolean better = best == Book.NONE || book.points(task, bid) > book.points(task, best);
      if (better && roomy.get(book.bidder(task, bid))) {
        best = bid;
      }
    }
    return best;
  }

  private List<Contest> contests() {
    Groups groups = new Groups(book.roles());
    for (int task = 0; task < book.tasks(); task++) {
      if (!settled(task)) {
        joinContested(groups, task);
      }
    }
    List<List<Integer>> members = new ArrayList<>();
    int[] place = new int[book.roles()];
    Arrays.fill(place, -1);
    for (int task = 0; task < book.tasks(); task++) {
      int first = firstContested(task);
      if (first >= 0) {
        int group = groups.of(book.bidder(task, first));
        if (place[group] < 0) {
          place[group] = members.size();
          members.add(new ArrayList<>());
        }
        members.get(place[group]).add(task);
      }
    }
    return members.stream().map(tasks -> Contest.of(book, tasks, alive)).toList();
  }

  /// Gives a task the only role that is left for it, when that has room.
  private boolean settled(int task) {
    if (firstContested(task) >= 0) {
      return false;
    }
    int best = bestRoomy(task);
    roleOf[task] = best == Book.NONE ? Book.NONE : book.bidder(task, best);
    return true;
  }

  private int firstContested(int task) {
    int bid = alive[task].nextSetBit(0);
    while (bid >= 0 && roomy.get(book.bidder(task, bid))) {
      bid = alive[task].nextSetBit(bid + 1);
    }
    return bid;
  }

  private void joinContested(Groups groups, int task) {
    int first = book.bidder(task, firstContested(task));
    for (int bid = alive[task].nextSetBit(0); bid >= 0; bid = alive[task].nextSetBit(bid + 1)) {
      if (!roomy.get(book.bidder(task, bid))) {
        groups.join(first, book.bidder(task, bid));
      }
    }
  }

  /// Sets of roles that are joined until each holds what hangs together.
  private static final class Groups {

    private final int[] parent;

    Groups(int roles) {
      parent = new int[roles];
      Arrays.setAll(parent, role -> role);
    }

    int of(int role) {
      int root = role;
      while (parent[root] != root) {
        parent[root] = parent[parent[root]];
        root = parent[root];
      }
      return root;
    }

    void join(int one, int other) {
      parent[of(one)] = of(other);
    }
  }
}
