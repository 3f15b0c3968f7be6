package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.ScorePart;
import dev.roledispatcher.spi.SelectionQuery;
import java.util.List;

/// Ranks by [Load], the emptiest first; equal ones by who has been idle longest. Safe from any
/// thread.
final class LeastLoadedSelector implements RoleSelector {

  private record Emptiness(Load load) implements Places.Merit<Emptiness> {

    @Override
    public List<ScorePart> parts() {
      return List.of(new ScorePart(Criterion.LOAD.part(), load.free()));
    }

    @Override
    public int compareTo(Emptiness other) {
      return load.compareTo(other.load);
    }
  }

  private final HalfLoad half;

  LeastLoadedSelector(HalfLoad half) {
    this.half = half;
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    int cost = query.task().capacityCost();
    return Places.by(
        candidate -> new Emptiness(Load.of(candidate, cost, half)), query.candidates());
  }
}
