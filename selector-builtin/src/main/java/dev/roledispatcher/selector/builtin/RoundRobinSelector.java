package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.SelectionQuery;

/// Ranks by [Turn]: the candidates get tasks one after the other.
///
/// Remembers nothing: whose turn it is follows from what is stored of each role, so that neither a
/// restart nor another server breaks the row. Safe from any thread.
final class RoundRobinSelector implements RoleSelector {

  private final boolean evenOut;

  /// @param evenOut whether those that got fewer tasks come first, not only those that wait longest
  RoundRobinSelector(boolean evenOut) {
    this.evenOut = evenOut;
  }

  @Override
  public Ranking rank(SelectionQuery query) {
    return Places.by(candidate -> Turn.of(candidate, query.at(), evenOut), query.candidates());
  }
}
