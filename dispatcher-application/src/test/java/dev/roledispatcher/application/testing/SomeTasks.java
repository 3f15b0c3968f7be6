package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.util.Arrays;
import java.util.Set;

/// Tasks and requests for tests.
public final class SomeTasks {

  private SomeTasks() {}

  /// The first task of the specification's example.
  public static Task securityReview() {
    return task(
        "task-001",
        "Review Python code changes for security vulnerabilities",
        Priority.HIGH,
        "code_review",
        "security_analysis");
  }

  /// The second task of the specification's example.
  public static Task architectureApproval() {
    return task(
        "task-002",
        "Approve architectural decision for microservices migration",
        Priority.CRITICAL,
        "architecture_review",
        "decision_making");
  }

  /// The third task of the specification's example.
  public static Task deployment() {
    return task(
        "task-003",
        "Deploy and monitor new service to production",
        Priority.MEDIUM,
        "deployment",
        "monitoring");
  }

  /// A task of medium priority that asks for these capabilities.
  public static Task task(String id, String... capabilities) {
    return task(id, "Do what " + id + " is about.", Priority.MEDIUM, capabilities);
  }

  /// A task.
  public static Task task(
      String id, String description, Priority priority, String... capabilities) {
    return new Task(
        new TaskId(id),
        description,
        Arrays.stream(capabilities).map(CapabilityName::new).map(Requirement::of).toList(),
        priority,
        Attributes.none(),
        Attributes.none(),
        null);
  }

  /// A task that takes so many units of capacity.
  public static Task costing(int units, String id, String... capabilities) {
    return task(id, capabilities).withNeed(new CapacityNeed(units, null));
  }

  /// A task of a kind that takes so many units of capacity.
  public static Task ofKind(String kind, int units, String id, String... capabilities) {
    return task(id, capabilities).withNeed(new CapacityNeed(units, new TaskKind(kind)));
  }

  /// A request to dispatch a task once more, although it has ended.
  public static DispatchRequest again(Task task) {
    return new DispatchRequest(task, null, Set.of(), TokenBudget.DEFAULT, null, true);
  }
}
