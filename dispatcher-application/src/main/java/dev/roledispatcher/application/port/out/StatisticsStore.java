package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import java.util.List;

/// What the dispatcher has done so far, in numbers that survive a restart.
public interface StatisticsStore {

  /// Counts dispatches that did not take effect. Runs in the current unit of work, or alone.
  void recordFailures(List<ErrorCode> failures);

  /// Adds what builders of contexts did to the totals, once. Runs in the current unit of work, or
  /// alone.
  void recordContexts(ContextStats delta);

  /// All numbers, up to what was committed at this moment. Cheap: never reads the whole history.
  DispatchStats read();

  /// Adds what was written since the last time to the totals; one instance at a time.
  ///
  /// @return how many changes were added
  int fold();
}
