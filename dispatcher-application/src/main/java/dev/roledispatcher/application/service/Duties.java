package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.PastRoles;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The separation of duties that a request asks for: who must be kept apart from its task, and
/// because of which tasks.
final class Duties {

  private Duties() {}

  /// Whether a request keeps anybody apart at all.
  static boolean areSeparated(DispatchRequest request) {
    DispatchTerms terms = request.terms();
    return terms.excludePreviousRoles() || !terms.notRoleOf().isEmpty();
  }

  /// Who must be kept apart, as far as is known now.
  ///
  /// @param stays the role that has the task and may keep it; null when none may
  static Map<RoleId, List<TaskId>> apart(
      DispatchRequest request, @Nullable RoleId stays, PastRoles pastRoles) {
    Set<TaskId> tasks = tasks(request);
    return apart(request, stays, tasks, pastRoles.of(tasks));
  }

  /// The tasks because of which a role must not have the task of a request, judged so that it stays
  /// true until the unit of work ends; must run inside one.
  ///
  /// @param stays the role that has the task and may keep it; null when none may
  static List<TaskId> against(
      RoleId role, DispatchRequest request, @Nullable RoleId stays, AssignmentStore assignments) {
    if (!areSeparated(request)) {
      return List.of();
    }
    Set<TaskId> tasks = tasks(request);
    Map<TaskId, Set<RoleId>> had = assignments.holdRolesOf(request.task().id(), tasks);
    return apart(request, stays, tasks, had).getOrDefault(role, List.of());
  }

  private static Set<TaskId> tasks(DispatchRequest request) {
    Set<TaskId> tasks = new LinkedHashSet<>(request.terms().notRoleOf());
    if (request.terms().excludePreviousRoles()) {
      tasks.add(request.task().id());
    }
    return tasks;
  }

  private static Map<RoleId, List<TaskId>> apart(
      DispatchRequest request,
      @Nullable RoleId stays,
      Set<TaskId> tasks,
      Map<TaskId, Set<RoleId>> had) {
    Map<RoleId, List<TaskId>> apart = new HashMap<>();
    for (TaskId task : tasks) {
      for (RoleId role : had.getOrDefault(task, Set.of())) {
        boolean keepsIt = role.equals(stays) && task.equals(request.task().id());
        if (!keepsIt) {
          apart.computeIfAbsent(role, none -> new ArrayList<>()).add(task);
        }
      }
    }
    return apart;
  }

  /// Why a role lost a task, in one sentence.
  static String because(List<TaskId> tasks) {
    return "Meanwhile it got %s, which whoever does this task must not."
        .formatted(String.join(", ", tasks.stream().map(TaskId::value).toList()));
  }
}
