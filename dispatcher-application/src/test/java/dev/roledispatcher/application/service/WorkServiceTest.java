package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.in.WorkOnTasks.Claim;
import dev.roledispatcher.application.port.in.WorkOnTasks.Progress;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.AttemptPolicy.WhenUsedUp;
import dev.roledispatcher.domain.queue.Escalation;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkServiceTest {

  private static final HandoverNote NOTE =
      new HandoverNote("The first half.", "The second half.", List.of("https://results.test/1"));

  @Test
  void completesATaskAndFreesItsPlace() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a"));
    rig.dispatch(SomeTasks.task("t"));

    TrackedTask done = complete(rig, claim("t", "a", 1L));

    assertThat(done.state()).isEqualTo(TaskState.COMPLETED);
    assertThat(done.currentRole()).isNull();
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
    DispatchEvent last = history(rig, "t").events().getLast();
    assertThat(last.type()).isEqualTo(DispatchEvent.Type.COMPLETED);
    assertThat(last.data().get("outcome")).isEqualTo("partial");
    assertThat(last.role()).isEqualTo(new RoleId("a"));
  }

  @Test
  void completesTheSameTaskOnce() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    rig.dispatch(SomeTasks.task("t"));
    TrackedTask first = complete(rig, claim("t", "a", 1L));

    assertThat(complete(rig, claim("t", "a", 1L))).isEqualTo(first);
    assertThat(complete(rig, claim("t", null, null))).isEqualTo(first);

    assertThat(history(rig, "t").events()).hasSize(2);
    assertThat(rig.held("a")).isZero();
  }

  @Test
  void refusesWorkOfAnotherRoleOrAnOldEpoch() {
    Rig rig = Rig.of(SomeRoles.role("a"), SomeRoles.role("b"));
    rig.dispatch(SomeTasks.task("t"));
    String now = Rig.roleOf(rig.reassign("t", null));
    Rejection.NotYours expected =
        new Rejection.NotYours(new TaskId("t"), TaskState.ASSIGNED, new RoleId(now), 2);

    assertThat(rejection(() -> complete(rig, claim("t", now, 1L)))).isEqualTo(expected);
    assertThat(rejection(() -> complete(rig, claim("t", now.equals("a") ? "b" : "a", null))))
        .isEqualTo(expected);
    assertThat(rejection(() -> fail(rig, claim("t", null, 1L)))).isEqualTo(expected);
    assertThat(rejection(() -> release(rig, claim("t", null, 1L)))).isEqualTo(expected);
    assertThat(rejection(() -> heartbeat(rig, claim("t", null, 1L)))).isEqualTo(expected);
    assertThat(rejection(() -> start(rig, claim("t", null, 3L)))).isEqualTo(expected);
    assertThat(history(rig, "t").events()).hasSize(2);
  }

  @Test
  void refusesWorkOnWhatIsUnknownOrOver() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    rig.dispatch(SomeTasks.task("t"));
    rig.cancel("t");

    assertThat(rejection(() -> complete(rig, claim("t", "a", 1L))))
        .isEqualTo(new Rejection.TaskEnded(new TaskId("t"), TaskState.CANCELLED));
    assertThat(rejection(() -> start(rig, claim("x", null, null))))
        .isEqualTo(new Rejection.UnknownTask(new TaskId("x")));
  }

  @Test
  void startsATaskOnce() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.AI_PRIMARY, "a"));
    rig.classifier.says(TaskClassification.AI_PRIMARY);
    rig.dispatch(SomeTasks.task("t"));
    Instant began = rig.clock.instant();

    Progress first = start(rig, claim("t", "a", 1L));
    rig.clock.advance(Duration.ofMinutes(10));
    Progress second = start(rig, claim("t", "a", 1L));

    assertThat(first.startedAt()).isEqualTo(began);
    assertThat(first.leaseUntil()).isEqualTo(began.plus(Duration.ofMinutes(30)));
    assertThat(second.startedAt()).isEqualTo(began);
    assertThat(second.leaseUntil()).isEqualTo(began.plus(Duration.ofMinutes(40)));
    assertThat(history(rig, "t").events())
        .extracting(DispatchEvent::type)
        .containsExactly(DispatchEvent.Type.DISPATCHED, DispatchEvent.Type.STARTED);
  }

  @Test
  void putsAReleasedTaskBackWithItsFirstRankAndWithoutTheRole() {
    Rig rig = Rig.of(SomeRoles.role("a"), SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));
    Instant dispatched = rig.clock.instant();
    rig.clock.advance(Duration.ofHours(1));

    TrackedTask released = release(rig, claim("t", "a", 1L));
    assertThat(release(rig, claim("t", "a", 1L))).isEqualTo(released);

    assertThat(released.state()).isEqualTo(TaskState.QUEUED);
    assertThat(released.epoch()).isEqualTo(1);
    assertThat(rig.held("a")).isZero();
    assertThat(rig.waitsSince("t")).contains(dispatched);
    assertThat(rig.waitsFor("t").orElseThrow().excluded()).containsExactly(new RoleId("a"));
    DispatchEvent last = history(rig, "t").events().getLast();
    assertThat(last.type()).isEqualTo(DispatchEvent.Type.RELEASED);
    assertThat(last.reason()).isEqualTo("No time.");
    assertThat(history(rig, "t").state()).isEqualTo(TaskState.QUEUED);
  }

  @Test
  void failsATaskWhenEverybodyWhoCouldDoItFailed() {
    Rig rig = Rig.of(SomeRoles.role("a"));
    rig.dispatch(SomeTasks.task("t"));

    TrackedTask failed = fail(rig, claim("t", "a", 1L));
    assertThat(fail(rig, claim("t", "a", 1L))).isEqualTo(failed);

    assertThat(failed.state()).isEqualTo(TaskState.FAILED);
    assertThat(rig.waitsFor("t")).isEmpty();
    DispatchEvent last = history(rig, "t").events().getLast();
    assertThat(last.type()).isEqualTo(DispatchEvent.Type.FAILED);
    assertThat(last.reason()).isEqualTo("Every role that could take it refused or failed.");
    assertThat(last.data().get("code")).isEqualTo("E13301");
    assertThat(history(rig, "t").state()).isEqualTo(TaskState.FAILED);
  }

  @Test
  void triesAgainWhenSomebodyElseIsOnlyBusy() {
    Rig rig = Rig.of(SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("other"), "b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));

    assertThat(fail(rig, claim("t", "a", 1L)).state()).isEqualTo(TaskState.QUEUED);
    assertThat(history(rig, "t").events())
        .extracting(DispatchEvent::type)
        .containsExactly(
            DispatchEvent.Type.DISPATCHED, DispatchEvent.Type.FAILED, DispatchEvent.Type.QUEUED);
  }

  @Test
  void waitsForAPersonWhenThatIsWhatFollows() {
    Rig rig = Rig.living(policy(WhenUsedUp.WAIT, 1), SomeRoles.role("a"), SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));

    assertThat(release(rig, claim("t", "a", 1L)).state()).isEqualTo(TaskState.QUEUED);

    assertThat(rig.waitsFor("t")).isEmpty();
    assertThat(history(rig, "t").events().getLast().reason()).startsWith("It waits for a person");
  }

  @Test
  void raisesThePriorityOfATaskThatWasTriedOftenEnough() {
    Rig rig =
        Rig.living(
            policy(WhenUsedUp.ESCALATE, 1, new Escalation.RaisePriority(Priority.HIGH)),
            SomeRoles.role("a"),
            SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));

    TrackedTask escalated = release(rig, claim("t", "a", 1L));

    assertThat(escalated.task().priority()).isEqualTo(Priority.HIGH);
    assertThat(rig.waitsFor("t").orElseThrow().task().priority()).isEqualTo(Priority.HIGH);
    assertThat(history(rig, "t").events())
        .extracting(DispatchEvent::type)
        .containsExactly(
            DispatchEvent.Type.DISPATCHED,
            DispatchEvent.Type.RELEASED,
            DispatchEvent.Type.ESCALATED,
            DispatchEvent.Type.QUEUED);
  }

  @Test
  void handsATaskNobodyCouldDoToTheRoleThatSortsItOut() {
    Rig rig =
        Rig.living(
            policy(WhenUsedUp.ESCALATE, 1, new Escalation.HandTo(new RoleId("triage"))),
            SomeRoles.role("a", "go"),
            SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "triage", "go"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t", "go"), "a"));

    fail(rig, claim("t", "a", 1L));

    DispatchHistory history = history(rig, "t");
    assertThat(history.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(history.currentRole()).isEqualTo(new RoleId("triage"));
  }

  @Test
  void takesATaskFromASilentRoleWhenItsLeaseIsOver() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.AI_PRIMARY, "a"), SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));
    Instant dispatched = rig.clock.instant();
    rig.clock.advance(Duration.ofMinutes(29));
    assertThat(rig.sweeps.loseSilentRoles()).isZero();
    heartbeat(rig, claim("t", "a", 1L));
    rig.clock.advance(Duration.ofMinutes(29));
    assertThat(rig.sweeps.loseSilentRoles()).isZero();
    rig.clock.advance(Duration.ofMinutes(1));

    assertThat(rig.sweeps.loseSilentRoles()).isEqualTo(1);
    assertThat(rig.sweeps.loseSilentRoles()).isZero();

    assertThat(history(rig, "t").state()).isEqualTo(TaskState.QUEUED);
    assertThat(history(rig, "t").events().getLast().type()).isEqualTo(DispatchEvent.Type.LOST);
    assertThat(rig.waitsSince("t")).contains(dispatched);
    assertThat(rig.held("a")).isZero();
    assertThat(rejection(() -> heartbeat(rig, claim("t", "a", 1L))))
        .isEqualTo(new Rejection.NotYours(new TaskId("t"), TaskState.QUEUED, null, 1));
    assertThat(rejection(() -> complete(rig, claim("t", "a", 1L))))
        .isInstanceOf(Rejection.NotYours.class);
  }

  @Test
  void givesATaskThatWasLostToAnotherRoleAndTellsItWhatWasTried() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.AI_PRIMARY, "a"), SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.task("t"), "a"));
    rig.clock.advance(Duration.ofMinutes(30));
    rig.sweeps.loseSilentRoles();

    assertThat(rig.due.drain().started()).isEqualTo(1);

    assertThat(history(rig, "t").currentRole()).isEqualTo(new RoleId("b"));
    assertThat(rig.waitsFor("t")).isEmpty();
    assertThat(rig.queries.decision(new TaskId("t")).chosen().orElseThrow().context().text())
        .contains("lost");
  }

  @Test
  void letsPeopleBeSilent() {
    Rig rig = Rig.of(SomeRoles.ofType(RoleType.HUMAN_PRIMARY, "p"));
    rig.dispatch(SomeTasks.task("t"));
    rig.clock.advance(Duration.ofDays(300));

    assertThat(heartbeat(rig, claim("t", "p", 1L)).leaseUntil()).isNull();
    assertThat(rig.sweeps.loseSilentRoles()).isZero();
  }

  private static LifeSettings policy(WhenUsedUp then, int attempts, Escalation... steps) {
    return new LifeSettings(
        new AttemptPolicy(attempts, Duration.ofMinutes(5), 3, 8, then, List.of(steps)),
        Duration.ofMinutes(30));
  }

  private static Claim claim(String task, @Nullable String role, @Nullable Long epoch) {
    return new Claim(new TaskId(task), role == null ? null : new RoleId(role), epoch);
  }

  private static TrackedTask complete(Rig rig, Claim claim) {
    return rig.work.complete(claim, WorkOutcome.PARTIAL, NOTE, Receipt.none());
  }

  private static TrackedTask fail(Rig rig, Claim claim) {
    return rig.work.fail(claim, "Cannot.", NOTE, Receipt.none());
  }

  private static TrackedTask release(Rig rig, Claim claim) {
    return rig.work.release(claim, "No time.", NOTE, Receipt.none());
  }

  private static Progress start(Rig rig, Claim claim) {
    return rig.work.start(claim, Receipt.none());
  }

  private static Progress heartbeat(Rig rig, Claim claim) {
    return rig.work.heartbeat(claim, Receipt.none());
  }

  private static DispatchHistory history(Rig rig, String task) {
    return DispatchHistory.of(new TaskId(task), rig.stores.assignments().events(new TaskId(task)));
  }

  private static Rejection rejection(ThrowingCallable call) {
    return catchThrowableOfType(RejectedException.class, call).rejection();
  }
}
