package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import org.junit.jupiter.api.Test;

class QueryServiceTest {

  private static final TaskId GHOST = new TaskId("ghost");

  private final Rig rig = Rig.of(SomeRoles.role("a", "x"));

  @Test
  void refusesATaskThatIsUnknown() {
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> rig.queries.task(GHOST))
        .extracting(RejectedException::rejection)
        .isEqualTo(new Rejection.UnknownTask(GHOST));
    assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> rig.queries.history(GHOST));
    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> rig.queries.decision(GHOST));
  }

  @Test
  void listsTasksByWhatTheyAre() {
    rig.dispatch(SomeTasks.task("t1", "x"));
    rig.dispatch(SomeTasks.task("t2", "x"));
    rig.cancel("t1");

    Page<TrackedTask> open =
        rig.queries.tasks(new TaskFilter(TaskState.ASSIGNED, null, null), new PageRequest(9, null));

    assertThat(open.items()).extracting(task -> task.task().id().value()).containsExactly("t2");
    assertThat(open.next()).isNull();
  }

  @Test
  void tellsOfAHistoryWhatTheTaskSays() {
    rig.dispatch(SomeTasks.task("t", "x"));
    rig.cancel("t");

    TrackedTask task = rig.queries.task(new TaskId("t"));

    assertThat(rig.queries.history(new TaskId("t")).state()).isEqualTo(task.state());
    assertThat(rig.queries.history(new TaskId("t")).currentRole()).isEqualTo(task.currentRole());
  }
}
