package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;

/// Tasks that were never seen before, made of tasks that were.
final class Tasks {

  private Tasks() {}

  /// The task under a new id and with a new text, about as long as before.
  static Task neverSeen(Task task, long nonce) {
    return new Task(
        new TaskId("task-" + nonce),
        task.description() + " Reference " + nonce + ".",
        task.requirements(),
        task.priority(),
        task.metadata(),
        task.context(),
        task.deadline());
  }
}
