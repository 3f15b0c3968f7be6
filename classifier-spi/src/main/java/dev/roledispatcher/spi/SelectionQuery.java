package dev.roledispatcher.spi;

import java.time.Instant;
import java.util.List;

/// What a selector ranks: the task, its class and every role that may take it.
public interface SelectionQuery {

  /// The task.
  TaskView task();

  /// Who should do it.
  RoutingClass routingClass();

  /// The roles that may take it: at least one, in order of their ids.
  List<CandidateView> candidates();

  /// The time of the decision; the only clock a ranking may use.
  Instant at();
}
