package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.testing.InMemoryTables.Count;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers in memory.
final class InMemoryStatisticsStore implements StatisticsStore {

  private final InMemoryDatabase database;

  InMemoryStatisticsStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public void recordFailures(List<ErrorCode> failures) {
    database.writeAnyhow(tables -> {
      failures.forEach(code -> tables.counts.add(new Count.Failure(code)));
      return failures.size();
    });
  }

  @Override
  public void recordContexts(ContextStats delta) {
    database.writeAnyhow(tables -> {
      tables.contexts = tables.contexts.plus(delta);
      return tables.contexts;
    });
  }

  @Override
  public DispatchStats read() {
    return database.read(tables -> sum(tables.counts, tables.contexts));
  }

  @Override
  public int fold() {
    return database.writeAlone(tables -> {
      int added = tables.counts.size() - tables.folded;
      tables.folded = tables.counts.size();
      return added;
    });
  }

  private static DispatchStats sum(List<Count> counts, ContextStats contexts) {
    Map<TaskClassification, Long> byClassification = new HashMap<>();
    Map<RoleId, Long> byRole = new HashMap<>();
    Map<ErrorCode, Long> byError = new HashMap<>();
    Map<Integer, Long> buckets = new HashMap<>();
    long reassignments = 0;
    Duration total = Duration.ZERO;
    for (Count count : counts) {
      switch (count) {
        case Count.Success success -> {
          byClassification.merge(success.classification(), 1L, Long::sum);
          byRole.merge(success.role(), 1L, Long::sum);
          buckets.merge(LatencyHistogram.bucketOf(success.took()), 1L, Long::sum);
          total = total.plus(success.took());
        }
        case Count.Move move -> reassignments++;
        case Count.Failure failure -> byError.merge(failure.code(), 1L, Long::sum);
      }
    }
    return new DispatchStats(
        byClassification,
        byRole,
        byError,
        reassignments,
        total,
        new LatencyHistogram(buckets),
        contexts);
  }
}
