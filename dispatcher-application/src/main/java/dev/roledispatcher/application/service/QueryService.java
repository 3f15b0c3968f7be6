package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;

/// Reads what became of the work.
public final class QueryService implements ReadDispatches {

  private final AssignmentStore assignments;
  private final StatisticsStore statistics;

  /// A service on these stores.
  public QueryService(AssignmentStore assignments, StatisticsStore statistics) {
    this.assignments = assignments;
    this.statistics = statistics;
  }

  @Override
  public TrackedTask task(TaskId id) {
    return assignments.find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Page<TrackedTask> tasks(TaskFilter filter, PageRequest page) {
    return assignments.list(filter, page);
  }

  @Override
  public DispatchHistory history(TaskId id) {
    List<DispatchEvent> events = assignments.events(id);
    if (events.isEmpty()) {
      throw unknown(id);
    }
    return DispatchHistory.of(id, events);
  }

  @Override
  public DispatchDecision decision(TaskId id) {
    DispatchId dispatch = task(id).currentDispatch();
    if (dispatch == null) {
      throw new RejectedException(new Rejection.NeverAssigned(id));
    }
    return assignments.decision(dispatch).orElseThrow(() -> unknown(id));
  }

  @Override
  public DispatchStats stats() {
    return statistics.read();
  }

  private static RejectedException unknown(TaskId id) {
    return new RejectedException(new Rejection.UnknownTask(id));
  }
}
