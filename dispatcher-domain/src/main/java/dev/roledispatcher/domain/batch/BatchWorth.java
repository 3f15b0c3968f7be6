package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.task.Priority;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a plan reaches; the greater, the better.
///
/// @param assigned how many tasks of each priority get a role, each priority once
/// @param points the points of the bids taken less what crowding costs
public record BatchWorth(Map<Priority, Integer> assigned, long points)
    implements Comparable<BatchWorth> {

  /// No task assigned.
  public static final BatchWorth NOTHING = new BatchWorth(Map.of(), 0);

  private static final List<Priority> MOST_PRESSING_FIRST = List.of(Priority.values()).reversed();

  private static final Comparator<BatchWorth> ORDER = order();

  public BatchWorth {
    Map<Priority, Integer> all = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      all.put(priority, assigned.getOrDefault(priority, 0));
    }
    assigned = Map.copyOf(all);
  }

  /// How many tasks get a role.
  public int tasks() {
    int sum = 0;
    for (int count : assigned.values()) {
      sum += count;
    }
    return sum;
  }

  /// How many tasks of that priority get a role.
  public int assigned(Priority priority) {
    return assigned.getOrDefault(priority, 0);
  }

  /// With one task more.
  ///
  /// @param more what it brings; negative when crowding costs more than the bid is worth
  public BatchWorth plus(Priority priority, long more) {
    Map<Priority, Integer> counts = new EnumMap<>(assigned);
    counts.merge(priority, 1, Integer::sum);
    return new BatchWorth(counts, points + more);
  }

  /// The more tasks, then the more of the most pressing, then the more points.
  @Override
  public int compareTo(BatchWorth other) {
    return ORDER.compare(this, other);
  }

  private static Comparator<BatchWorth> order() {
    Comparator<BatchWorth> order = Comparator.comparingInt(BatchWorth::tasks);
    for (Priority priority : MOST_PRESSING_FIRST) {
      order = order.thenComparingInt(worth -> worth.assigned(priority));
    }
    return order.thenComparingLong(BatchWorth::points);
  }
}
