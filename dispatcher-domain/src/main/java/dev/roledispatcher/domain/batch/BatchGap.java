package dev.roledispatcher.domain.batch;

/// How much better the optimal plan of a batch is than the greedy one.
///
/// @param optimal what the optimal plan reaches
/// @param greedy what the greedy plan reaches, at most as much
public record BatchGap(BatchWorth optimal, BatchWorth greedy) {

  public BatchGap {
    if (greedy.compareTo(optimal) > 0) {
      throw new IllegalArgumentException(
          "A greedy plan (%s) can not be better than an optimal one (%s)."
              .formatted(greedy, optimal));
    }
  }

  /// How many tasks more get a role.
  public int tasks() {
    return optimal.tasks() - greedy.tasks();
  }

  /// The points more; below 0 when more tasks, or more pressing ones, are paid with points.
  public long points() {
    return optimal.points() - greedy.points();
  }

  /// The points more as a share of those of the optimal plan; 0 when it has none.
  public double share() {
    return optimal.points() == 0 ? 0 : points() / (double) Math.abs(optimal.points());
  }
}
