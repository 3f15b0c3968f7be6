package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.Stint;
import dev.roledispatcher.domain.assignment.Assignment;
import dev.roledispatcher.domain.assignment.Assignment.Active;
import dev.roledispatcher.domain.assignment.Lease;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The table of assignments in memory, and since when tasks are to be handed out.
final class InMemoryLives {

  private final Map<TaskId, List<Stint>> stints = new HashMap<>();
  private final Map<TaskId, Instant> enqueued = new HashMap<>();

  InMemoryLives copy() {
    InMemoryLives copy = new InMemoryLives();
    copy.stints.putAll(stints);
    copy.enqueued.putAll(enqueued);
    return copy;
  }

  /// Somebody dispatched it.
  void enqueued(TaskId task, Instant at) {
    enqueued.put(task, at);
  }

  Instant enqueuedAt(TaskId task) {
    return Objects.requireNonNull(enqueued.get(task), "Every task must have been dispatched.");
  }

  /// A role got it.
  void begin(TrackedTask task, NewAssignment assignment) {
    begin(task, assignment.decision().id(), assignment.at(), assignment.lease());
  }

  /// A role got it by that dispatch.
  void begin(TrackedTask task, DispatchId dispatch, Instant at, @Nullable Duration lease) {
    List<Stint> more = new ArrayList<>(of(task.task().id()));
    more.add(
        new Stint(
            new Active(
                new Assignment.Facts(
                    dispatch,
                    task.task().id(),
                    Objects.requireNonNull(
                        task.currentRole(), "An assigned task must have a role."),
                    task.epoch(),
                    at)),
            null,
            null,
            lease == null ? null : Lease.from(at, lease)));
    stints.put(task.task().id(), List.copyOf(more));
  }

  /// The role that has it, if any, loses it.
  void end(TaskId task, Function<Active, Assignment> how, PastAttempt.@Nullable Ending ending) {
    change(
        task,
        stint ->
            new Stint(
                how.apply((Active) stint.assignment()), ending, stint.startedAt(), stint.lease()));
  }

  /// Changes the open assignment of a task, if it has one.
  void change(TaskId task, UnaryOperator<Stint> change) {
    open(task)
        .ifPresent(stint -> {
          List<Stint> others = new ArrayList<>(of(task));
          others.set(others.size() - 1, change.apply(stint));
          stints.put(task, List.copyOf(others));
        });
  }

  Optional<Stint> open(TaskId task) {
    List<Stint> all = of(task);
    return all.isEmpty() || !all.getLast().isOpen() ? Optional.empty() : Optional.of(all.getLast());
  }

  List<Stint> of(TaskId task) {
    return stints.getOrDefault(task, List.of());
  }

  List<Stint> open() {
    return stints.keySet().stream().flatMap(task -> open(task).stream()).toList();
  }
}
