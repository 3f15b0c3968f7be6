package dev.roledispatcher.adapter.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.context.Contradiction;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorTableTest {

  private static final TaskId TASK = new TaskId("t");
  private static final RoleId ROLE = new RoleId("r");
  private static final RuleId RULE = new RuleId("u");
  private static final SkillId SKILL = new SkillId("s");
  private static final ProjectId PROJECT = new ProjectId("p");
  private static final List<Violation> VIOLATIONS = List.of(new Violation("/a", "b"));

  private final FailureProblems failures = new FailureProblems(Duration.ofMillis(2_500));

  @Test
  void everyPublishedCodeHasItsStatus() {
    assertThat(
            Stream.of(
                    new DispatchFailure.NoSuitableRole(
                        new Refusals(Map.of(), List.of(), List.of()), "d"),
                    new DispatchFailure.ClassificationFailed("d"),
                    DispatchFailure.ContextFailed.sourceDown("s", "d"),
                    DispatchFailure.ContextFailed.tooSmall(2, 1),
                    new DispatchFailure.SkillLoadingFailed(ROLE, List.of(SKILL), "d"),
                    new DispatchFailure.SkillBudgetExceeded(2, 1),
                    new DispatchFailure.ContradictingConstraints(
                        List.of(new Contradiction("c", ROLE, "1", ROLE, "2"))),
                    new DispatchFailure.TimedOut(Duration.ofSeconds(1), "classify"),
                    new DispatchFailure.RoleUnavailable(
                        ROLE, List.of(new RefusalReason.Inactive())),
                    new DispatchFailure.AlreadyDispatched(TASK, ROLE, TaskState.ASSIGNED, "d"),
                    new DispatchFailure.InvalidRequest(VIOLATIONS),
                    new DispatchFailure.RoleNotFound(ROLE),
                    new DispatchFailure.RoleExists(ROLE),
                    new DispatchFailure.InvalidRole(VIOLATIONS))
                .map(failures::of)
                .map(ErrorTableTest::row))
        .containsExactly(
            "409 E13301 retryable No suitable role found",
            "503 E13302 retryable Classification failed, in 3 s",
            "503 E13303 retryable Context build failed, in 3 s",
            "422 E13303 final Context build failed",
            "503 E13202 retryable Skill loading failed, in 3 s",
            "422 E13203 final Context budget exceeded",
            "422 E13204 final Contradicting constraints",
            "504 E13304 retryable Dispatch timeout",
            "409 E13305 retryable Role unavailable",
            "409 E13306 final Task already dispatched",
            "422 E13307 final Invalid dispatch request",
            "404 E13001 final Role not found",
            "409 E13002 final Role already exists",
            "422 E13003 final Invalid role data");
  }

  @Test
  void everyRejectionHasItsStatus() {
    assertThat(
            Stream.of(
                    new Rejection.UnknownTask(TASK),
                    new Rejection.TaskEnded(TASK, TaskState.COMPLETED),
                    new Rejection.SameRole(TASK, ROLE),
                    new Rejection.TaskChanged(TASK),
                    new Rejection.NotYours(TASK, TaskState.ASSIGNED, ROLE, 2),
                    new Rejection.UnknownOffer(TASK, ROLE),
                    new Rejection.OfferExpired(TASK, ROLE, Instant.EPOCH),
                    new Rejection.OfferClosed(TASK, ROLE, Offer.State.REVOKED, null),
                    new Rejection.StaleRole(ROLE, 1, 2),
                    new Rejection.RoleHoldsTasks(ROLE, 3),
                    new Rejection.UnknownRule(RULE),
                    new Rejection.RuleExists(RULE),
                    new Rejection.TooManyRules(1_000),
                    new Rejection.StaleRule(RULE, 1, 2),
                    new Rejection.InvalidRule(VIOLATIONS),
                    new Rejection.UnknownSkill(SKILL),
                    new Rejection.SkillExists(SKILL),
                    new Rejection.StaleSkill(SKILL, 1, 2),
                    new Rejection.UnknownProject(PROJECT),
                    new Rejection.ProjectExists(PROJECT),
                    new Rejection.StaleProject(PROJECT, 1, 2),
                    new Rejection.InvalidData("context request", VIOLATIONS),
                    new Rejection.UnknownDispatch(new DispatchId(new UUID(1, 2))),
                    new Rejection.LessonNotKept(9),
                    new Rejection.KeyReused("12345678"),
                    new Rejection.KeyInUse("12345678", Duration.ofSeconds(1)),
                    new Rejection.TooManyWait(2, Duration.ofSeconds(3)),
                    new Rejection.StoreUnavailable(Duration.ofSeconds(4)))
                .map(RejectionProblems::of)
                .map(ErrorTableTest::row))
        .containsExactly(
            "404 unknown_task final Unknown task",
            "409 task_ended final Task has ended",
            "409 same_role final Role has the task already",
            "409 task_changed retryable Task was changed",
            "409 not_yours final Task is in other hands",
            "404 unknown_offer final Unknown offer",
            "410 offer_expired final Offer has expired",
            "409 offer_closed final Offer is no longer open",
            "412 stale_role final Role has another version",
            "409 role_holds_tasks final Role holds tasks",
            "404 unknown_rule final Unknown rule",
            "409 rule_exists final Rule already exists",
            "409 too_many_rules final Too many rules",
            "412 stale_rule final Rule has another version",
            "422 invalid_rule final Invalid rule",
            "404 unknown_skill final Unknown skill",
            "412 skill_exists final Skill already exists",
            "412 stale_skill final Skill has another version",
            "404 unknown_project final Unknown project",
            "412 project_exists final Project already exists",
            "412 stale_project final Project has another version",
            "422 invalid_context_request final Invalid context request",
            "404 unknown_dispatch final Unknown dispatch",
            "409 lesson_not_kept final Lesson not kept",
            "422 key_reused final Idempotency key reused",
            "409 key_in_use retryable Idempotency key in use, in 1 s",
            "503 too_many_wait retryable Too many callers wait, in 3 s",
            "503 store_unavailable retryable Store unavailable, in 4 s");
  }

  private static String row(Problem problem) {
    Duration after = problem.retryAfter();
    return "%d %s %s %s%s"
        .formatted(
            problem.status(),
            problem.code(),
            problem.retryable() ? "retryable" : "final",
            problem.title(),
            after == null ? "" : ", in %d s".formatted(Problem.seconds(after)));
  }
}
