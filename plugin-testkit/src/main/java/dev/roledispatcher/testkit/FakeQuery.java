package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.SelectionQuery;
import dev.roledispatcher.spi.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question to a selector, with its candidates in the order of their ids as the host gives them.
/// Immutable: every method returns another query.
public final class FakeQuery implements SelectionQuery {

  private final TaskView task;
  private final RoutingClass routingClass;
  private final List<CandidateView> candidates;
  private final Instant at;
  private final @Nullable String affinityKey;

  private FakeQuery(
      TaskView task,
      RoutingClass routingClass,
      List<CandidateView> candidates,
      Instant at,
      @Nullable String affinityKey) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "The query for task (%s) must have at least one candidate.".formatted(task.id()));
    }
    this.task = task;
    this.routingClass = routingClass;
    this.candidates = candidates;
    this.at = at;
    this.affinityKey = affinityKey;
  }

  /// A query for a hybrid task, decided at [FakePluginContext#NOW].
  ///
  /// @throws IllegalArgumentException when there is no candidate, or two have the same id
  public static FakeQuery of(TaskView task, CandidateView... candidates) {
    return of(task, List.of(candidates));
  }

  /// A query for a hybrid task, decided at [FakePluginContext#NOW].
  ///
  /// @throws IllegalArgumentException when there is no candidate, or two have the same id
  public static FakeQuery of(TaskView task, List<? extends CandidateView> candidates) {
    List<CandidateView> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparing(CandidateView::roleId));
    for (int i = 1; i < sorted.size(); i++) {
      String id = sorted.get(i).roleId();
      if (id.equals(sorted.get(i - 1).roleId())) {
        throw new IllegalArgumentException(
            "The candidate (%s) must be in the query once.".formatted(id));
      }
    }
    return new FakeQuery(
        task, RoutingClass.HYBRID, List.copyOf(sorted), FakePluginContext.NOW, null);
  }

  /// The same query for a task of another class.
  public FakeQuery forClass(RoutingClass otherClass) {
    return new FakeQuery(task, otherClass, candidates, at, affinityKey);
  }

  /// The same query decided at another time.
  public FakeQuery at(Instant time) {
    return new FakeQuery(task, routingClass, candidates, time, affinityKey);
  }

  /// The same query, with affinities of the candidates that are about tasks of this key.
  public FakeQuery aboutTasksLike(String key) {
    return new FakeQuery(task, routingClass, candidates, at, key);
  }

  /// The same query for another task.
  public FakeQuery withTask(TaskView otherTask) {
    return new FakeQuery(otherTask, routingClass, candidates, at, affinityKey);
  }

  /// The same query without one of its candidates.
  ///
  /// @throws IllegalArgumentException when it is the only one
  public FakeQuery without(String roleId) {
    List<CandidateView> others = new ArrayList<>(candidates);
    others.removeIf(candidate -> candidate.roleId().equals(roleId));
    return new FakeQuery(task, routingClass, List.copyOf(others), at, affinityKey);
  }

  @Override
  public TaskView task() {
    return task;
  }

  @Override
  public RoutingClass routingClass() {
    return routingClass;
  }

  @Override
  public List<CandidateView> candidates() {
    return candidates;
  }

  @Override
  public Optional<String> affinityKey() {
    return Optional.ofNullable(affinityKey);
  }

  @Override
  public Instant at() {
    return at;
  }

  /// The task, its class and the number of candidates, for messages of failed tests.
  @Override
  public String toString() {
    return "%s as %s for %s candidates".formatted(task, routingClass, candidates.size());
  }
}
