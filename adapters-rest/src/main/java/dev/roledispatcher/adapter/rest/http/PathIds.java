package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.function.Function;

/// Ids in paths: what is no id names nothing, so there is nothing to be found.
public final class PathIds {

  private PathIds() {}

  /// The task a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static TaskId task(String id) {
    return read(id, TaskId::new, "unknown_task", "Unknown task");
  }

  /// The role a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static RoleId role(String id) {
    return read(id, RoleId::new, ErrorCode.E13001.name(), ErrorCode.E13001.meaning());
  }

  /// The rule a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static RuleId rule(String id) {
    return read(id, RuleId::new, "unknown_rule", "Unknown rule");
  }

  private static <T> T read(String id, Function<String, T> making, String code, String title) {
    try {
      return making.apply(id);
    } catch (IllegalArgumentException broken) {
      String message = String.valueOf(broken.getMessage());
      throw new ProblemException(new Problem(404, code, title, message, false));
    }
  }
}
