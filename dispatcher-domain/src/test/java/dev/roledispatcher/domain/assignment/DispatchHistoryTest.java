package dev.roledispatcher.domain.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchHistoryTest {

  private static final TaskId TASK = new TaskId("t");
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void isQueuedWithoutEvents() {
    DispatchHistory history = DispatchHistory.of(TASK, List.of());

    assertThat(history).isEqualTo(new DispatchHistory(TASK, List.of(), 0, null, TaskState.QUEUED));
  }

  @Test
  void isAssignedAfterADispatch() {
    DispatchHistory history = DispatchHistory.of(TASK, List.of(dispatched(1, "a")));

    assertThat(history.currentRole()).isEqualTo(new RoleId("a"));
    assertThat(history.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(history.reassignments()).isZero();
  }

  @Test
  void countsAReassignmentWhenTheRoleChanges() {
    DispatchHistory history =
        DispatchHistory.of(
            TASK, List.of(dispatched(1, "a"), reassigned(2, "b"), reassigned(3, "a")));

    assertThat(history.reassignments()).isEqualTo(2);
    assertThat(history.currentRole()).isEqualTo(new RoleId("a"));
  }

  @Test
  void countsNoReassignmentToTheSameRole() {
    DispatchHistory history =
        DispatchHistory.of(
            TASK, List.of(dispatched(1, "a"), reassigned(2, "a"), reassigned(3, "b")));

    assertThat(history.reassignments()).isEqualTo(1);
  }

  @Test
  void belongsToNobodyAfterACancellation() {
    DispatchHistory history =
        DispatchHistory.of(TASK, List.of(dispatched(1, "a"), cancelled(2, "a")));

    assertThat(history.currentRole()).isNull();
    assertThat(history.state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void goesOnAfterTheTaskEnded() {
    DispatchHistory history =
        DispatchHistory.of(
            TASK,
            List.of(dispatched(1, "a"), reassigned(2, "b"), cancelled(3, "b"), dispatched(4, "c")));

    assertThat(history.state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(history.currentRole()).isEqualTo(new RoleId("c"));
    assertThat(history.reassignments()).isEqualTo(1);
    assertThat(history.events()).hasSize(4);
  }

  @Test
  void countsNoReassignmentOfATaskThatNobodyHad() {
    DispatchHistory history =
        DispatchHistory.of(
            TASK, List.of(dispatched(1, "a"), cancelled(2, "a"), reassigned(3, "b")));

    assertThat(history.reassignments()).isZero();
    assertThat(history.state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void refusesAGap() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DispatchHistory.of(TASK, List.of(dispatched(1, "a"), reassigned(3, "b"))))
        .withMessage("The history of task (t) must have event 2 after event 1; it has 3.");
  }

  @Test
  void refusesAHistoryThatDoesNotBeginAtOneOrRepeatsAnEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DispatchHistory.of(TASK, List.of(dispatched(2, "a"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DispatchHistory.of(TASK, List.of(dispatched(1, "a"), dispatched(1, "a"))));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, 0})
  void refusesASequenceBelowOne(long sequence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dispatched(sequence, "a"))
        .withMessage("The sequence (" + sequence + ") of an event must be at least 1.");
  }

  @Test
  void foldsAnyHistoryToTheStateOneWouldKeepStepByStep() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      List<DispatchEvent> events = new ArrayList<>();
      String current = null;
      int moves = 0;
      for (int sequence = 1; sequence <= 1 + random.nextInt(20); sequence++) {
        String next = "r" + random.nextInt(3);
        if (current == null) {
          events.add(dispatched(sequence, next));
          current = next;
        } else if (random.nextInt(4) == 0) {
          events.add(cancelled(sequence, current));
          current = null;
        } else {
          events.add(reassigned(sequence, next));
          moves += next.equals(current) ? 0 : 1;
          current = next;
        }
      }

      DispatchHistory history = DispatchHistory.of(TASK, events);

      assertThat(history)
          .as("seed %d", seed)
          .isEqualTo(
              new DispatchHistory(
                  TASK,
                  events,
                  moves,
                  current == null ? null : new RoleId(current),
                  current == null ? TaskState.CANCELLED : TaskState.ASSIGNED));
    }
  }

  private static DispatchEvent dispatched(long sequence, String role) {
    return event(sequence, DispatchEvent.Type.DISPATCHED, role);
  }

  private static DispatchEvent reassigned(long sequence, String role) {
    return event(sequence, DispatchEvent.Type.REASSIGNED, role);
  }

  private static DispatchEvent cancelled(long sequence, String role) {
    return event(sequence, DispatchEvent.Type.CANCELLED, role);
  }

  private static DispatchEvent event(long sequence, DispatchEvent.Type type, String role) {
    return new DispatchEvent(
        sequence, type, AT, new RoleId(role), null, null, null, Attributes.none());
  }
}
