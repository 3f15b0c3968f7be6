package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For whoever looks after the queue: shows it, stops it and changes its order.
///
/// Every change either takes effect as a whole, together with its receipt, or not at all.
public interface ManageQueue {

  /// The most tasks whose priority one call changes.
  int MOST_CHANGED = 1_000;

  /// Where a waiting task stands, and who could take it now.
  ///
  /// @throws RejectedException when there is no such task, or it does not wait
  Standing standing(TaskId task);

  /// What waits.
  Overview overview();

  /// Stops the queue: nothing is started until it is resumed. Pausing again changes the reason.
  Overview pause(@Nullable String reason, Receipt<Overview> receipt);

  /// Lets the queue go on; one that is not paused does anyway.
  Overview resume(Receipt<Overview> receipt);

  /// Makes waiting tasks more or less pressing; they keep their arrival. Those that do not wait, or
  /// are as pressing already, stay as they are.
  ///
  /// @param tasks at most [#MOST_CHANGED]
  Reprioritised reprioritise(
      List<TaskId> tasks, Priority to, @Nullable String reason, Receipt<Reprioritised> receipt);

  /// The same for at most [#MOST_CHANGED] tasks that wait under a key and of a priority.
  ///
  /// @param key null for any
  /// @param from null for any
  Reprioritised reprioritise(
      @Nullable FairnessKey key,
      @Nullable Priority from,
      Priority to,
      @Nullable String reason,
      Receipt<Reprioritised> receipt);

  /// Where a waiting task stands.
  ///
  /// @param queued its place
  /// @param eligible how many roles may take it at this moment
  /// @param refusals who may not, and why
  /// @param paused why nothing is started; null when tasks are
  record Standing(Queued queued, int eligible, Refusals refusals, @Nullable Pause paused) {}

  /// What waits.
  ///
  /// @param tasks how many tasks wait for a role
  /// @param scheduled how many wait for their time
  /// @param rows the counts by lane, key, priority and state, those of most tasks first; at most a
  ///   thousand
  /// @param oldest since when the task waits that waits longest for a role; null when none does
  /// @param paused why nothing is started; null when tasks are
  record Overview(
      long tasks,
      long scheduled,
      List<Row> rows,
      @Nullable Instant oldest,
      @Nullable Pause paused) {

    public Overview {
      rows = List.copyOf(rows);
    }
  }

  /// Tasks that wait alike.
  ///
  /// @param lane in which lane
  /// @param key under which key
  /// @param priority of which priority
  /// @param state for a role, or for their time
  /// @param tasks how many
  record Row(Lane lane, FairnessKey key, Priority priority, TaskState state, long tasks) {}

  /// A stop of the queue.
  ///
  /// @param since since when
  /// @param reason why; null when nothing was said
  record Pause(Instant since, @Nullable String reason) {}

  /// What became of tasks whose priority was to change.
  ///
  /// @param changed how many have another priority now
  /// @param unchanged how many had it already
  /// @param notWaiting those that do not wait
  record Reprioritised(int changed, int unchanged, List<TaskId> notWaiting) {

    public Reprioritised {
      notWaiting = List.copyOf(notWaiting);
    }
  }
}
