package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.task.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many tasks of each priority of a contest can get a role, and one way to do it, whatever its
/// points.
///
/// The most pressing tasks are let in first; each that comes later is let in if the others can move
/// so that all keep a role. Sets of tasks that fit together form a matroid, so what is reached this
/// way is the most in all, and the most of each priority from the top.
final class Admission {

  private final Contest contest;
  private final int[] roleOf;
  private final List<Set<Integer>> holders = new ArrayList<>();

  /// Roles that were asked for the present task.
  private final BitSet asked = new BitSet();

  /// Roles from which no free place can be reached, now or later.
  private final BitSet closed = new BitSet();

  private Admission(Contest contest) {
    this.contest = contest;
    this.roleOf = new int[contest.taskCount()];
    Arrays.fill(roleOf, Book.NONE);
    for (int role = 0; role < contest.roleCount(); role++) {
      holders.add(new LinkedHashSet<>());
    }
  }

  static Admission to(Contest contest, Deadline deadline) {
    Admission admission = new Admission(contest);
    Priority[] fromTheTop = Priority.values();
    for (int i = fromTheTop.length - 1; i >= 0; i--) {
      for (int task = 0; task < contest.taskCount(); task++) {
        if (contest.priority()[task] == fromTheTop[i]) {
          deadline.check();
          admission.letIn(task);
        }
      }
    }
    return admission;
  }

  /// A role for each task, or [Book#NONE].
  int[] roleOf() {
    return roleOf.clone();
  }

  /// How many tasks of each priority get a role.
  Map<Priority, Integer> counts() {
    Map<Priority, Integer> counts = new EnumMap<>(Priority.class);
    for (int task = 0; task < contest.taskCount(); task++) {
      if (roleOf[task] != Book.NONE) {
        counts.merge(contest.priority()[task], 1, Integer::sum);
      }
    }
    return counts;
  }

  private void letIn(int task) {
    asked.clear();
    asked.or(closed);
    if (!finds(task)) {
      closed.or(asked);
    }
  }

  /// Gives the task a role, moving others if need be. No deeper than there are roles.
  private boolean finds(int task) {
    for (int role : contest.bidders()[task]) {
      if (!asked.get(role) && holders.get(role).size() < contest.free()[role]) {
        take(task, role);
        return true;
      }
    }
    for (int role : contest.bidders()[task]) {
      if (!asked.get(role)) {
        asked.set(role);
        for (int holder : List.copyOf(holders.get(role))) {
          if (finds(holder)) {
            holders.get(role).remove(holder);
            take(task, role);
            return true;
          }
        }
      }
    }
    return false;
  }

  private void take(int task, int role) {
    roleOf[task] = role;
    holders.get(role).add(task);
  }
}
