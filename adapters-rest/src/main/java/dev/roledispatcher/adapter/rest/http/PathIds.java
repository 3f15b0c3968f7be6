package dev.roledispatcher.adapter.rest.http;

import dev.roledispatcher.adapter.rest.problem.Problem;
import dev.roledispatcher.adapter.rest.problem.ProblemException;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.naming.Shown;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Ids in paths: what is no id names nothing, so there is nothing to be found.
public final class PathIds {

  private static final String UNKNOWN_SKILL = "unknown_skill";

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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

  /// The skill a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static SkillId skill(String id) {
    return read(id, SkillId::new, UNKNOWN_SKILL, "Unknown skill");
  }

  /// The version of a skill that a path names.
  ///
  /// @throws ProblemException 404 when that is no version
  public static long versionOfSkill(String version) {
    return read(version, PathIds::version, UNKNOWN_SKILL, "Unknown skill");
  }

  /// The project a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static ProjectId project(String id) {
    return read(id, ProjectId::new, "unknown_project", "Unknown project");
  }

  /// The dispatch a path names.
  ///
  /// @throws ProblemException 404 when that is no id
  public static DispatchId dispatch(String id) {
    return read(id, PathIds::dispatchId, "unknown_dispatch", "Unknown dispatch");
  }

  /// The id a path gives to what is put there.
  ///
  /// @param what what is put, for instance `skill`
  /// @throws RejectedException with [Rejection.InvalidData] when that is no id
  public static <T> T given(String id, Function<String, T> making, String what) {
    try {
      return making.apply(id);
    } catch (IllegalArgumentException broken) {
      Violation violation = new Violation("", String.valueOf(broken.getMessage()));
      throw new RejectedException(new Rejection.InvalidData(what, List.of(violation)));
    }
  }

  private static long version(String version) {
    if (!version.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(
          "The version (%s) must be a whole number from 1.".formatted(Shown.shortened(version)));
    }
    return Long.parseLong(version);
  }

  private static DispatchId dispatchId(String id) {
    if (!UUID_TEXT.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "The dispatch id (%s) must be a UUID.".formatted(Shown.shortened(id)));
    }
    return new DispatchId(UUID.fromString(id));
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
