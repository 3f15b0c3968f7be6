package dev.roledispatcher.adapter.rest.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.view.Links;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Rejections without a published code as problems: the one place that knows their HTTP status.
public final class RejectionProblems {

  private static final String STALE_ROLE = "Role has another version";

  private static final String STALE_RULE = "Rule has another version";

  private static final String STALE_SKILL = "Skill has another version";

  private static final String STALE_PROJECT = "Project has another version";

  private RejectionProblems() {}

  private static ObjectNode closed(Rejection.OfferClosed closed) {
    return task(closed.task().value())
        .put("role_id", closed.role().value())
        .put("offer_state", closed.state().name().toLowerCase(Locale.ROOT))
        .put("current_role", closed.currentRole() == null ? null : closed.currentRole().value());
  }

  private static ObjectNode other(Rejection.NotYours other) {
    return task(other.task().value())
        .put("state", other.state().name().toLowerCase(Locale.ROOT))
        .put("current_role", other.currentRole() == null ? null : other.currentRole().value())
        .put("epoch", other.epoch());
  }

  /// A rejection as a problem.
  public static Problem of(Rejection rejection) {
    return switch (rejection) {
      case Rejection.UnknownTask unknown ->
          problem(404, "unknown_task", "Unknown task", unknown, task(unknown.task().value()));
      case Rejection.TaskEnded ended ->
          problem(409, "task_ended", "Task has ended", ended, ended(ended));
      case Rejection.SameRole same ->
          problem(409, "same_role", "Role has the task already", same, same(same));
      case Rejection.NeverAssigned never ->
          problem(409, "task_never_assigned", "Task waits", never, task(never.task().value()));
      case Rejection.TaskWaits waits ->
          problem(409, "task_waits", "Task waits", waits, task(waits.task().value()));
      case Rejection.TaskDoesNotWait other ->
          problem(
              409, "task_does_not_wait", "Task does not wait", other, task(other.task().value()));
      case Rejection.TaskChanged changed ->
          later(409, "task_changed", "Task was changed", changed, null, changed(changed));
      case Rejection.NotYours other ->
          problem(409, "not_yours", "Task is in other hands", other, other(other));
      case Rejection.UnknownOffer unknown ->
          problem(
              404,
              "unknown_offer",
              "Unknown offer",
              unknown,
              task(unknown.task().value()).put("role_id", unknown.role().value()));
      case Rejection.OfferExpired expired ->
          problem(
              410,
              "offer_expired",
              "Offer has expired",
              expired,
              task(expired.task().value())
                  .put("role_id", expired.role().value())
                  .put("expired_at", expired.expiredAt().toString()));
      case Rejection.OfferClosed closed ->
          problem(409, "offer_closed", "Offer is no longer open", closed, closed(closed));
      case Rejection.StaleRole stale -> problem(412, "stale_role", STALE_ROLE, stale, stale(stale));
      case Rejection.RoleHoldsTasks holding ->
          problem(409, "role_holds_tasks", "Role holds tasks", holding, holding(holding));
      case Rejection.UnknownRule unknown ->
          problem(404, "unknown_rule", "Unknown rule", unknown, rule(unknown.rule()));
      case Rejection.RuleExists taken ->
          problem(409, "rule_exists", "Rule already exists", taken, taken(taken));
      case Rejection.TooManyRules full ->
          problem(
              409,
              "too_many_rules",
              "Too many rules",
              full,
              Json.object().put("most", full.most()));
      case Rejection.StaleRule stale ->
          problem(
              412,
              "stale_rule",
              STALE_RULE,
              stale,
              rule(stale.rule())
                  .put("expected_version", stale.expected())
                  .put("actual_version", stale.actual()));
      case Rejection.InvalidRule invalid ->
          problem(422, "invalid_rule", "Invalid rule", invalid, violations(invalid.violations()));
      case Rejection.UnknownSkill unknown ->
          problem(404, "unknown_skill", "Unknown skill", unknown, skill(unknown.skill()));
      case Rejection.SkillExists taken ->
          problem(412, "skill_exists", "Skill already exists", taken, skill(taken.skill()));
      case Rejection.StaleSkill stale ->
          problem(
              412,
              "stale_skill",
              STALE_SKILL,
              stale,
              versions(skill(stale.skill()), stale.expected(), stale.actual()));
      case Rejection.UnknownProject unknown ->
          problem(404, "unknown_project", "Unknown project", unknown, project(unknown.project()));
      case Rejection.ProjectExists taken ->
          problem(412, "project_exists", "Project already exists", taken, project(taken.project()));
      case Rejection.StaleProject stale ->
          problem(
              412,
              "stale_project",
              STALE_PROJECT,
              stale,
              versions(project(stale.project()), stale.expected(), stale.actual()));
      case Rejection.InvalidData invalid ->
          problem(
              422,
              "invalid_" + invalid.what().replace(' ', '_'),
              "Invalid " + invalid.what(),
              invalid,
              violations(invalid.violations()));
      case Rejection.UnknownDispatch unknown ->
          problem(
              404,
              "unknown_dispatch",
              "Unknown dispatch",
              unknown,
              Json.object().put("dispatch_id", unknown.dispatch().toString()));
      case Rejection.LessonNotKept gone ->
          problem(
              409,
              "lesson_not_kept",
              "Lesson not kept",
              gone,
              Json.object().put("lesson", gone.lesson()));
      case Rejection.KeyReused reused ->
          problem(422, "key_reused", "Idempotency key reused", reused, key(reused.key()));
      case Rejection.KeyInUse running ->
          later(
              409,
              "key_in_use",
              "Idempotency key in use",
              running,
              running.retryAfter(),
              key(running.key()));
      case Rejection.ReloadRunning running ->
          later(
              409,
              "reload_running",
              "Plugins are being reloaded",
              running,
              running.retryAfter(),
              Json.object());
      case Rejection.TooManyWait full ->
          later(
              503,
              "too_many_wait",
              "Too many callers wait",
              full,
              full.retryAfter(),
              Json.object().put("most", full.most()));
      case Rejection.StoreUnavailable down ->
          later(
              503,
              "store_unavailable",
              "Store unavailable",
              down,
              down.retryAfter(),
              Json.object());
    };
  }

  /// A change of a role whose entity tags name no version of it.
  public static Problem noVersionNamed(Role role) {
    return new Problem(
        412,
        "stale_role",
        STALE_ROLE,
        "The role (%s) has version %d, and no entity tag in If-Match names a version; weak ones match nothing. Maybe send the ETag of the role as it is."
            .formatted(role.id(), role.version()),
        false,
        null,
        Json.object().put("role_id", role.id().value()).put("actual_version", role.version()));
  }

  /// A change of a rule whose entity tags name no version of it.
  public static Problem noVersionNamed(Rule rule) {
    return new Problem(
        412,
        "stale_rule",
        STALE_RULE,
        "The rule (%s) has version %d, and no entity tag in If-Match names a version; weak ones match nothing. Maybe send the ETag of the rule as it is."
            .formatted(rule.id(), rule.version()),
        false,
        null,
        rule(rule.id()).put("actual_version", rule.version()));
  }

  /// A change of a skill whose entity tags name no version of it.
  public static Problem noVersionNamed(Skill skill) {
    return noVersionNamed(
        "skill", skill.id().value(), skill.version(), STALE_SKILL, skill(skill.id()));
  }

  /// A change of a project whose entity tags name no version of it.
  public static Problem noVersionNamed(Project project) {
    return noVersionNamed(
        "project", project.id().value(), project.version(), STALE_PROJECT, project(project.id()));
  }

  private static Problem noVersionNamed(
      String what, String id, long version, String title, ObjectNode facts) {
    return new Problem(
        412,
        "stale_" + what,
        title,
        "The %s (%s) has version %d, and no entity tag in If-Match names a version; weak ones match nothing. Maybe send the ETag of the %s as it is."
            .formatted(what, id, version, what),
        false,
        null,
        facts.put("actual_version", version));
  }

  private static ObjectNode rule(RuleId id) {
    return Json.object().put("rule_id", id.value());
  }

  private static ObjectNode skill(SkillId id) {
    return Json.object().put("skill_id", id.value());
  }

  private static ObjectNode project(ProjectId id) {
    return Json.object().put("project_id", id.value());
  }

  private static ObjectNode versions(ObjectNode facts, long expected, long actual) {
    return facts.put("expected_version", expected).put("actual_version", actual);
  }

  private static ObjectNode taken(Rejection.RuleExists taken) {
    ObjectNode facts = rule(taken.rule());
    facts.putObject("links").put("rule", Links.rule(taken.rule()));
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

  private static ObjectNode task(String id) {
    return Json.object().put("task_id", id);
  }

  private static ObjectNode ended(Rejection.TaskEnded ended) {
    ObjectNode facts = task(ended.task().value()).put("state", Json.name(ended.state()));
    facts.putObject("links").put("task", Links.task(ended.task()));
    return facts;
  }

  private static ObjectNode same(Rejection.SameRole same) {
    ObjectNode facts = task(same.task().value()).put("current_role", same.role().value());
    facts.putObject("links").put("task", Links.task(same.task()));
    return facts;
  }

  private static ObjectNode changed(Rejection.TaskChanged changed) {
    ObjectNode facts = task(changed.task().value());
    facts.putObject("links").put("task", Links.task(changed.task()));
    return facts;
  }

  private static ObjectNode stale(Rejection.StaleRole stale) {
    return Json.object()
        .put("role_id", stale.role().value())
        .put("expected_version", stale.expected())
        .put("actual_version", stale.actual());
  }

  private static ObjectNode holding(Rejection.RoleHoldsTasks holding) {
    return Json.object().put("role_id", holding.role().value()).put("tasks", holding.tasks());
  }

  private static ObjectNode key(String key) {
    return Json.object().put("idempotency_key", key);
  }

  private static Problem problem(
      int status, String code, String title, Rejection rejection, ObjectNode facts) {
    return new Problem(status, code, title, rejection.detail(), false, null, facts);
  }

  private static Problem later(
      int status,
      String code,
      String title,
      Rejection rejection,
      @Nullable Duration retryAfter,
      ObjectNode facts) {
    return new Problem(status, code, title, rejection.detail(), true, retryAfter, facts);
  }
}
