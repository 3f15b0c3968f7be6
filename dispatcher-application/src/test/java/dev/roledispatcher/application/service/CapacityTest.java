package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.SomeWaiting;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.RefusalReason.AtCapacity;
import dev.roledispatcher.domain.selection.RefusalReason.LimitReached;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityTest {

  private static final TaskKind INCIDENT = new TaskKind("incident");

  @Test
  void believesARoleToHoldWhatItsTasksCost() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(9, "a"));

    rig.dispatch(SomeTasks.costing(4, "t1"));
    rig.dispatchAll(SomeTasks.costing(2, "t2"), SomeTasks.costing(3, "t3"));

    assertThat(rig.believedLoad("a")).isEqualTo(9).isEqualTo(rig.held("a"));
    rig.cancel("t1");
    assertThat(rig.believedLoad("a")).isEqualTo(5).isEqualTo(rig.held("a"));
  }

  @Test
  void sendsATaskWhereThereIsEnoughLeftForIt() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(2, "a"), SomeRoles.holdingAtMost(5, "b"));

    assertThat(Rig.roleOf(rig.dispatch(SomeTasks.costing(4, "t1")))).isEqualTo("b");
    assertThat(Rig.roleOf(rig.dispatch(SomeTasks.costing(2, "t2")))).isEqualTo("a");
    assertThat(reasons(rig.failureOf(DispatchRequest.of(SomeTasks.costing(2, "t3")))))
        .containsExactlyInAnyOrder(new AtCapacity(2, 2, 2), new AtCapacity(4, 5, 2));
  }

  @Test
  void failsADispatchAndNamesTheLimitThatIsReached() {
    Rig rig = Rig.under(new CapacityLimits(null, Map.of(INCIDENT, 3)), SomeRoles.role("a"));
    rig.dispatch(SomeTasks.ofKind("incident", 2, "t1"));

    DispatchFailure failure =
        rig.failureOf(DispatchRequest.of(SomeTasks.ofKind("incident", 2, "t2")));

    assertThat(reasons(failure))
        .containsExactly(new LimitReached("tasks of kind incident", 2, 3, 2));
    assertThat(rig.knowsNothingOf("t2")).isTrue();
    assertThat(Rig.roleOf(rig.dispatch(SomeTasks.ofKind("chore", 99, "t3")))).isEqualTo("a");
  }

  @Test
  void namesALimitThatAnotherInstanceUsedUp() {
    Rig rig = Rig.under(new CapacityLimits(2, Map.of()), SomeRoles.role("a"));
    rig.elsewhereAssigned(SomeTasks.costing(2, "t1"), "a");

    assertThat(reasons(rig.failureOf(DispatchRequest.of(SomeTasks.task("t2")))))
        .containsExactly(new LimitReached("all tasks together", 2, 2, 1));
  }

  @Test
  void asksAgainBeforeItTurnsATaskAwayForALimit() {
    Rig rig = Rig.under(new CapacityLimits(2, Map.of()), SomeRoles.role("a"));
    rig.dispatch(SomeTasks.costing(2, "t1"));
    rig.elsewhereCancelled("t1");

    assertThat(Rig.roleOf(rig.dispatch(SomeTasks.task("t2")))).isEqualTo("a");
  }

  @Test
  void movesATaskAlthoughTheLimitOverAllIsReached() {
    Rig rig = Rig.under(new CapacityLimits(3, Map.of()), SomeRoles.role("a"), SomeRoles.role("b"));
    rig.dispatch(Rig.preferring(SomeTasks.costing(3, "t"), "a"));

    assertThat(Rig.roleOf(rig.reassign("t", "b"))).isEqualTo("b");
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.believedLoad("b")).isEqualTo(3);
  }

  @Test
  void letsTasksOfAFullKindWaitWithoutHoldingUpOthers() {
    Rig rig = Rig.under(new CapacityLimits(null, Map.of(INCIDENT, 2)), SomeRoles.role("a"));
    rig.dispatch(SomeTasks.ofKind("incident", 2, "busy"));
    enqueue(rig, SomeTasks.ofKind("incident", 1, "i1"));
    enqueue(rig, SomeTasks.ofKind("incident", 1, "i2"));
    enqueue(rig, SomeTasks.ofKind("incident", 1, "i3"));
    enqueue(rig, SomeTasks.task("other"));

    assertThat(rig.due.drain().started()).isEqualTo(1);
    assertThat(state(rig, "other")).isEqualTo(TaskState.ASSIGNED);
    assertThat(state(rig, "i1")).isEqualTo(TaskState.QUEUED);
    long before = rig.signal.seen();
    rig.cancel("busy");

    assertThat(rig.due.drain().started()).isEqualTo(2);
    assertThat(rig.signal.seen()).isGreaterThanOrEqualTo(before);
    assertThat(List.of(state(rig, "i1"), state(rig, "i2"), state(rig, "i3")))
        .containsExactly(TaskState.ASSIGNED, TaskState.ASSIGNED, TaskState.QUEUED);
    assertThat(rig.due.drain().started()).isZero();
  }

  @Test
  void endsADrainThatFindsALimitUsedUpElsewhere() {
    Rig rig = Rig.under(new CapacityLimits(2, Map.of()), SomeRoles.role("a"));
    enqueue(rig, SomeTasks.task("t1"));
    rig.elsewhereAssigned(SomeTasks.costing(2, "busy"), "a");

    assertThat(rig.due.drain().started()).isZero();
    assertThat(state(rig, "t1")).isEqualTo(TaskState.QUEUED);
    rig.cancel("busy");
    assertThat(rig.due.drain().started()).isEqualTo(1);
  }

  @Test
  void startsAsManyWaitingTasksAsTheirCostAllows() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(7, "a"));
    for (int i = 0; i < 4; i++) {
      enqueue(rig, SomeTasks.costing(3, "t" + i));
    }

    assertThat(rig.due.drain().started()).isEqualTo(2);
    assertThat(rig.held("a")).isEqualTo(6).isEqualTo(rig.believedLoad("a"));
  }

  private static void enqueue(Rig rig, Task task) {
    assertThat(rig.dispatches.handOut(SomeWaiting.queued(task), Receipt.none()))
        .isInstanceOf(DispatchOutcome.Waiting.class);
  }

  private static TaskState state(Rig rig, String task) {
    return rig.stores.assignments().find(new TaskId(task)).orElseThrow().state();
  }

  private static List<RefusalReason> reasons(DispatchFailure failure) {
    return failure instanceof DispatchFailure.NoSuitableRole nobody
        ? nobody.refusals().named().stream().flatMap(refusal -> refusal.reasons().stream()).toList()
        : List.of();
  }
}
