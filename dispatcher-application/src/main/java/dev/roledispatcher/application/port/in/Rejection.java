package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.Locale;

/// Why a call was turned away, where no published error code says so.
public sealed interface Rejection {

  /// What happened and what can be done, for people.
  String detail();

  /// There is no such task.
  ///
  /// @param task the task asked for
  record UnknownTask(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "There is no task (%s).".formatted(task);
    }
  }

  /// The task has ended, and what was asked for needs an open one.
  ///
  /// @param task the task
  /// @param state how it ended
  record TaskEnded(TaskId task, TaskState state) implements Rejection {
    @Override
    public String detail() {
      return "The task (%s) has ended: it is %s."
          .formatted(task, state.name().toLowerCase(Locale.ROOT));
    }
  }

  /// The role has the task already.
  ///
  /// @param task the task
  /// @param role the role
  record SameRole(TaskId task, RoleId role) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) has the task (%s) already. Maybe force the reassignment."
          .formatted(role, task);
    }
  }

  /// The task changed while it was being worked on.
  ///
  /// @param task the task
  record TaskChanged(TaskId task) implements Rejection {
    @Override
    public String detail() {
      return "The task (%s) was changed by somebody else at the same time. Maybe read it and try again."
          .formatted(task);
    }
  }

  /// The role has another version than the caller expects.
  ///
  /// @param role the role
  /// @param expected the version the caller expects
  /// @param actual the version it has
  record StaleRole(RoleId role, long expected, long actual) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) has version %d, not %d. Maybe read it again and repeat the change."
          .formatted(role, actual, expected);
    }
  }

  /// The role holds tasks and so cannot be deleted.
  ///
  /// @param role the role
  /// @param tasks how many it holds
  record RoleHoldsTasks(RoleId role, int tasks) implements Rejection {
    @Override
    public String detail() {
      return "The role (%s) holds %d tasks. Maybe deactivate it, reassign or cancel them, and delete it then."
          .formatted(role, tasks);
    }
  }

  /// The idempotency key was used for another request.
  ///
  /// @param key the key
  record KeyReused(String key) implements Rejection {
    @Override
    public String detail() {
      return "The idempotency key (%s) was used for a different request.".formatted(key);
    }
  }

  /// The first request with this idempotency key is still running.
  ///
  /// @param key the key
  /// @param retryAfter when to ask again
  record KeyInUse(String key, Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The first request with the idempotency key (%s) is still running.".formatted(key);
    }
  }

  /// The database cannot be reached or does not answer in time.
  ///
  /// @param retryAfter when to ask again
  record StoreUnavailable(Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The database does not answer at present. Maybe try again with the same idempotency key, which makes sure that it is done once.";
    }
  }

  /// The plugins are being reloaded already.
  ///
  /// @param retryAfter when to ask again
  record ReloadRunning(Duration retryAfter) implements Rejection {
    @Override
    public String detail() {
      return "The plugins are being reloaded already. Maybe try again when that has ended.";
    }
  }
}
