package dev.roledispatcher.application.port.out;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Knows which roles have or had which tasks.
@FunctionalInterface
public interface PastRoles {

  /// The roles of these tasks, past and present; tasks that no role ever had are missing.
  Map<TaskId, Set<RoleId>> of(Collection<TaskId> tasks);
}
