package dev.roledispatcher.adapter.rest.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.adapter.rest.view.RefusalView;
import dev.roledispatcher.domain.context.Contradiction;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published error codes as problems: the one place that knows their HTTP status. Safe to call
/// from any thread.
public final class FailureProblems {

  private final Duration retryAfter;

  /// Problems that say to come back after that time, where waiting helps.
  public FailureProblems(Duration retryAfter) {
    this.retryAfter = retryAfter;
  }

  /// A failure as a problem.
  public Problem of(DispatchFailure failure) {
    return switch (failure) {
      case DispatchFailure.NoSuitableRole none -> problem(409, none, none(none));
      case DispatchFailure.ClassificationFailed failed -> later(503, failed, Json.object());
      case DispatchFailure.ContextFailed failed -> contextFailed(failed);
      case DispatchFailure.SkillLoadingFailed failed -> later(503, failed, skills(failed));
      case DispatchFailure.SkillBudgetExceeded exceeded ->
          problem(
              422,
              exceeded,
              Json.object().put("needed", exceeded.needed()).put("budget", exceeded.budget()));
      case DispatchFailure.ContradictingConstraints contradiction ->
          problem(422, contradiction, conflicts(contradiction));
      case DispatchFailure.TimedOut late -> problem(504, late, late(late));
      case DispatchFailure.RoleUnavailable role -> problem(409, role, unavailable(role));
      case DispatchFailure.AlreadyDispatched task -> problem(409, task, already(task));
      case DispatchFailure.InvalidRequest invalid ->
          problem(422, invalid, violations(invalid.violations()));
      case DispatchFailure.RoleNotFound missing ->
          problem(404, missing, Json.object().put("role_id", missing.role().value()));
      case DispatchFailure.RoleExists taken -> problem(409, taken, taken(taken));
      case DispatchFailure.InvalidRole invalid ->
          problem(422, invalid, violations(invalid.violations()));
    };
  }

  private Problem contextFailed(DispatchFailure.ContextFailed failed) {
    if (failed.source() != null) {
      return later(503, failed, Json.object().put("source", failed.source()));
    }
    return problem(
        422, failed, Json.object().put("needed", failed.needed()).put("budget", failed.budget()));
  }

  private static ObjectNode skills(DispatchFailure.SkillLoadingFailed failed) {
    ObjectNode facts = Json.object().put("role_id", failed.role().value());
    ArrayNode skills = facts.putArray("skills");
    failed.skills().forEach(skill -> skills.add(skill.value()));
    return facts;
  }

  private static ObjectNode conflicts(DispatchFailure.ContradictingConstraints contradiction) {
    ObjectNode facts = Json.object();
    ArrayNode conflicts = facts.putArray("conflicts");
    for (Contradiction conflict : contradiction.contradictions()) {
      ObjectNode node = conflicts.addObject().put("constraint", conflict.constraint());
      node.putArray("values")
          .add(value(conflict.first(), conflict.firstValue()))
          .add(value(conflict.second(), conflict.secondValue()));
    }
    return facts;
  }

  private static ObjectNode value(RoleId role, String value) {
    return Json.object().put("role_id", role.value()).put("value", value);
  }

  private static ObjectNode none(DispatchFailure.NoSuitableRole none) {
    ObjectNode facts = Json.object();
    RefusalView.addTo(facts, none.refusals());
    return facts;
  }

  private static ObjectNode late(DispatchFailure.TimedOut late) {
    return Json.object().put("limit_ms", late.limit().toMillis()).put("step", late.step());
  }

  private static ObjectNode unavailable(DispatchFailure.RoleUnavailable role) {
    ObjectNode facts = Json.object().put("role_id", role.role().value());
    facts
        .putArray("refusals")
        .addObject()
        .put("role_id", role.role().value())
        .set("reasons", RefusalView.reasons(role.reasons()));
    return facts;
  }

  private static ObjectNode already(DispatchFailure.AlreadyDispatched task) {
    RoleId role = task.currentRole();
    ObjectNode facts =
        Json.object()
            .put("task_id", task.task().value())
            .put("current_role", role == null ? null : role.value())
            .put("state", Json.name(task.state()));
    facts.putObject("links").put("task", Links.task(task.task()));
    return facts;
  }

  private static ObjectNode taken(DispatchFailure.RoleExists taken) {
    ObjectNode facts = Json.object().put("role_id", taken.role().value());
    facts.putObject("links").put("role", Links.role(taken.role()));
    return facts;
  }

  private static ObjectNode violations(List<Violation> violations) {
    ObjectNode facts = Json.object();
    ArrayNode array = facts.putArray("violations");
    for (Violation violation : violations) {
      array.addObject().put("pointer", violation.pointer()).put("message", violation.message());
    }
    return facts;
  }

  private Problem later(int status, DispatchFailure failure, ObjectNode facts) {
    return problem(status, failure, retryAfter, facts);
  }

  private static Problem problem(int status, DispatchFailure failure, ObjectNode facts) {
    return problem(status, failure, null, facts);
  }

  private static Problem problem(
      int status, DispatchFailure failure, @Nullable Duration retryAfter, ObjectNode facts) {
    return new Problem(
        status,
        failure.code().name(),
        failure.code().meaning(),
        failure.detail(),
        failure.retryable(),
        retryAfter,
        facts);
  }
}
