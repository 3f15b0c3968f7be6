package dev.roledispatcher.adapter.solver;

import dev.roledispatcher.domain.batch.Bid;
import dev.roledispatcher.domain.task.Priority;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Tasks that compete for the same roles, numbered anew in the same order.
///
/// @param tasks the number of each task in the book
/// @param roles the number of each role in the book
/// @param priority how pressing each task is
/// @param bidders the roles that bid for each task, ascending
/// @param cost what each of these bids lacks to be perfect, 0 or more
/// @param free how many tasks each role can take, 1 or more
/// @param crowding what each further task of a role costs more than the one before
@SuppressWarnings("ArrayRecordComponent") // Rows of numbers, made once, read only, never compared.
record Contest(
    int[] tasks,
    int[] roles,
    Priority[] priority,
    int[][] bidders,
    int[][] cost,
    int[] free,
    int[] crowding) {

  /// The contest of those tasks.
  ///
  /// @param tasks ascending
  /// @param alive which bids of each task of the book count
  static Contest of(Book book, List<Integer> tasks, BitSet[] alive) {
    int[] members = tasks.stream().mapToInt(Integer::intValue).toArray();
    int[] wanted = new int[book.roles()];
    for (int task : members) {
      alive[task].stream().forEach(bid -> wanted[book.bidder(task, bid)]++);
    }
    int[] roles = new int[book.roles()];
    int[] number = new int[book.roles()];
    int count = 0;
    for (int role = 0; role < wanted.length; role++) {
      if (wanted[role] > 0) {
        number[role] = count;
        roles[count++] = role;
      }
    }
    roles = Arrays.copyOf(roles, count);
    int[][] bidders = new int[members.length][];
    int[][] cost = new int[members.length][];
    Priority[] priority = new Priority[members.length];
    for (int i = 0; i < members.length; i++) {
      int task = members[i];
      priority[i] = book.priority(task);
      bidders[i] = alive[task].stream().map(bid -> number[book.bidder(task, bid)]).toArray();
      cost[i] = alive[task].stream().map(bid -> Bid.MOST_POINTS - book.points(task, bid)).toArray();
    }
    return new Contest(
        members,
        roles,
        priority,
        bidders,
        cost,
        Arrays.stream(roles).map(role -> Math.min(book.free(role), wanted[role])).toArray(),
        Arrays.stream(roles).map(book::crowding).toArray());
  }

  int taskCount() {
    return tasks.length;
  }

  int roleCount() {
    return roles.length;
  }

  /// What one task more costs a role that has that many.
  long costAfter(int role, int taken) {
    return (long) crowding[role] * taken;
  }
}
