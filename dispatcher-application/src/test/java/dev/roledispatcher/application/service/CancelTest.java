package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore.Reservation;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import org.junit.jupiter.api.Test;

class CancelTest {

  private static final Task TASK = SomeTasks.task("t", "x");

  @Test
  void takesATaskBackAndFreesItsRole() {
    Rig rig = Rig.of(SomeRoles.holdingAtMost(1, "a", "x"));
    rig.dispatch(TASK);

    TrackedTask cancelled = rig.cancel("t");

    assertThat(cancelled.state()).isEqualTo(TaskState.CANCELLED);
    assertThat(cancelled.currentRole()).isNull();
    assertThat(rig.held("a")).isZero();
    assertThat(rig.believedLoad("a")).isZero();
    assertThat(rig.queries.history(TASK.id()).events().getLast().reason())
        .isEqualTo("It is not needed.");
    assertThat(rig.queries.history(TASK.id()).state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void changesNothingTheSecondTime() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(TASK);
    TrackedTask first = rig.cancel("t");

    assertThat(rig.cancel("t")).isEqualTo(first);
    assertThat(rig.queries.history(TASK.id()).events()).hasSize(2);
    assertThat(rig.believedLoad("a")).isZero();
  }

  @Test
  void refusesATaskThatIsUnknown() {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> Rig.of().cancel("ghost"))
        .extracting(RejectedException::rejection)
        .isEqualTo(new Rejection.UnknownTask(new TaskId("ghost")));
  }

  @Test
  void cancelsATaskThatChangedHandsMeanwhile() {
    Rig[] fast = new Rig[1];
    boolean[] once = {false};
    Rig rig =
        Rig.onTransactions(
            work ->
                SlowCommits.on(
                    work,
                    () -> {
                      if (once[0]) {
                        once[0] = false;
                        fast[0].reassign("t", "b");
                      }
                    }),
            SomeRoles.role("a", "x"),
            SomeRoles.role("b", "x"));
    fast[0] = rig;
    rig.dispatch(TASK);
    once[0] = true;

    assertThat(rig.cancel("t").state()).isEqualTo(TaskState.CANCELLED);
    assertThat(rig.held("a") + rig.held("b")).isZero();
    assertThat(rig.believedLoad("a") + rig.believedLoad("b")).isZero();
  }

  @Test
  void keepsItsAnswerTogetherWithItsEffect() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.dispatch(TASK);
    Receipt<TrackedTask> receipt = rig.receipt("key-0001", task -> task.state().name());

    rig.dispatches.cancel(TASK.id(), null, receipt);

    assertThat(rig.reservation("key-0001"))
        .isEqualTo(
            new Reservation.Answered(new Receipt.StoredAnswer(200, null, null, "CANCELLED")));
  }
}
