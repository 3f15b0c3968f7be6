package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.domain.naming.IdSyntax;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.Set;

/// Ids for things that will have a path of their own: those that name an operation are taken.
final class ReservedNames {

  private static final Set<String> OF_ROLES = Set.of("batch", "stats");
  private static final Set<String> OF_TASKS = Set.of("available-roles");

  private ReservedNames() {}

  /// The id of a new role.
  ///
  /// @throws IllegalArgumentException when it is no id, or names an operation
  static RoleId role(String id) {
    return new RoleId(free(id, OF_ROLES, "role"));
  }

  /// The id of a task.
  ///
  /// @throws IllegalArgumentException when it is no id, or names an operation
  static TaskId task(String id) {
    return new TaskId(free(id, OF_TASKS, "task"));
  }

  private static String free(String id, Set<String> taken, String thing) {
    if (taken.contains(id)) {
      throw new IllegalArgumentException(
          "The %s id (%s) must not be one of %s: these name operations."
              .formatted(thing, id, String.join(", ", taken.stream().sorted().toList())));
    }
    return IdSyntax.require(thing, id);
  }
}
