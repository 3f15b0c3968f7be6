package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Waiting tasks and requests to wait, for tests.
public final class SomeWaiting {

  /// The terms of a task that waits for its turn.
  public static final DispatchTerms QUEUE = terms(null, null, WaitPolicy.DEFAULT);

  private SomeWaiting() {}

  /// A task of a priority whose key is that tenant.
  public static Task ofTenant(String id, String tenant, Priority priority, String... capabilities) {
    Task task = SomeTasks.task(id, "Do what " + id + " is about.", priority, capabilities);
    return new Task(
        task.id(),
        task.description(),
        task.requirements(),
        priority,
        Attributes.of(Map.of("tenant", tenant)),
        task.context(),
        null);
  }

  /// Terms of a task that waits.
  public static DispatchTerms terms(
      @Nullable Instant scheduleAt, @Nullable Instant expiresAt, WaitPolicy waiting) {
    return new DispatchTerms(
        DispatchMode.QUEUE,
        scheduleAt,
        expiresAt,
        null,
        waiting,
        AttemptPolicy.WhenUsedUp.FAIL,
        false,
        List.of());
  }

  /// A request to let a task wait for its turn.
  public static DispatchRequest queued(Task task) {
    return on(QUEUE, task);
  }

  /// A request on those terms.
  public static DispatchRequest on(DispatchTerms terms, Task task) {
    return new DispatchRequest(task, null, Set.of(), TokenBudget.DEFAULT, null, false, terms);
  }

  /// A task that waits for a role since that time.
  public static WaitingTask since(Instant time, DispatchRequest request) {
    return new WaitingTask(
        request,
        Classification.forced(TaskClassification.HYBRID),
        time,
        null,
        Duration.ZERO,
        0,
        "It waits for its turn.");
  }

  /// A task that waits for its time.
  public static WaitingTask until(Instant time, DispatchRequest request) {
    return new WaitingTask(
        request,
        Classification.forced(TaskClassification.HYBRID),
        time,
        time,
        Duration.ZERO,
        0,
        "It waits for its time.");
  }
}
