package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;

/// Where things are found, relative to the host. Ids need no escaping in a path.
public final class Links {

  private Links() {}

  /// The path of a task.
  public static String task(TaskId id) {
    return "/v1/tasks/" + id;
  }

  /// The path of the history of a task.
  public static String history(TaskId id) {
    return task(id) + "/history";
  }

  /// The path of what a waiting task waits for.
  public static String queueOf(TaskId id) {
    return task(id) + "/queue";
  }

  /// The path of the context that a dispatch handed over, or an offer would.
  public static String contextOf(DispatchId id) {
    return "/v1/dispatches/" + id + "/context";
  }

  /// The path of a role.
  public static String role(RoleId id) {
    return "/v1/roles/" + id;
  }

  /// The path of a rule.
  public static String rule(RuleId id) {
    return "/v1/rules/" + id;
  }

  /// The path of a skill.
  public static String skill(SkillId id) {
    return "/v1/skills/" + id;
  }

  /// The path of a project.
  public static String project(ProjectId id) {
    return "/v1/projects/" + id;
  }

  /// What there is to read about a task.
  static ObjectNode ofTask(TaskId id) {
    String self = task(id);
    return Json.object()
        .put("self", self)
        .put("history", history(id))
        .put("decision", self + "/decision");
  }
}
