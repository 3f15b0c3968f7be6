package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets callers wait for what becomes of tasks.
public final class WaitService implements AwaitTasks {

  private final AssignmentStore assignments;
  private final WaitingRoom room;
  private final WaitSettings settings;
  private final WaitingRoom.Look look;

  /// A service on these parts.
  ///
  /// @param room is told of what this instance does to tasks
  public WaitService(
      AssignmentStore assignments, WaitingRoom room, WaitSettings settings, Stopwatch stopwatch) {
    this.assignments = assignments;
    this.room = room;
    this.settings = settings;
    this.look = new WaitingRoom.Look(this::find, stopwatch);
  }

  @Override
  public Awaited await(TaskId task, Set<TaskState> states, Duration wait) {
    if (states.isEmpty() || wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "A wait (%s) must be 0 to %s, for at least one state.".formatted(wait, LONGEST_WAIT));
    }
    Awaited now = look(task, states);
    return now.reached() || wait.isZero() ? now : wait(task, states, wait);
  }

  private Awaited wait(TaskId task, Set<TaskState> states, Duration wait) {
    WaitingRoom.Guest guest = room.enter(task, states, settings.most());
    if (guest == null) {
      throw new RejectedException(
          new Rejection.TooManyWait(settings.most(), settings.retryAfter()));
    }
    try {
      TrackedTask found = room.await(guest, wait.toNanos(), settings.lookEvery().toNanos(), look);
      return found == null ? look(task, states) : new Awaited(found, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return look(task, states);
    } finally {
      room.leave(guest);
    }
  }

  private Awaited look(TaskId id, Set<TaskState> states) {
    TrackedTask task =
        assignments
            .find(id)
            .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(id)));
    return new Awaited(task, states.contains(task.state()));
  }

  /// Looks at the states of all, and reads only those tasks that got where they are wanted.
  private List<TrackedTask> find(Map<TaskId, Set<TaskState>> wanted) {
    List<TaskId> there =
        assignments.states(wanted.keySet()).entrySet().stream()
            .filter(
                entry -> wanted.getOrDefault(entry.getKey(), Set.of()).contains(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return there.isEmpty() ? List.of() : assignments.findAll(there);
  }
}
