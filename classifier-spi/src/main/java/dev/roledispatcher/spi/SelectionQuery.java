package dev.roledispatcher.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a selector ranks: the task, its class and every role that may take it.
public interface SelectionQuery {

  /// The task.
  TaskView task();

  /// Who should do it.
  RoutingClass routingClass();

  /// The roles that may take it: at least one, in order of their ids.
  List<CandidateView> candidates();

  /// What the tasks have in common that the [affinity][CandidateView#affinity] of the candidates is
  /// about: the affinity key of the task, numbers and truth values as text, or else its kind; empty
  /// when the host looked nothing up.
  Optional<String> affinityKey();

  /// The time of the decision; the only clock a ranking may use.
  Instant at();
}
