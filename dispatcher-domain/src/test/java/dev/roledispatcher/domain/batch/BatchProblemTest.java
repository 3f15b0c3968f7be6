package dev.roledispatcher.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a batch is, and what a plan for it must keep to.
class BatchProblemTest {

  private static final RoleId A = new RoleId("a");
  private static final RoleId B = new RoleId("b");
  private static final RoleId C = new RoleId("c");

  private final BatchProblem problem =
      new BatchProblem(
          List.of(low(new Bid(A, 5)), low(new Bid(A, 6), new Bid(B, 4))),
          List.of(new Room(A, 1, 0), new Room(B, null, 0)));

  @Test
  void knowsWhatAPlanIsWorth() {
    assertThat(problem.worthOf(plan(A, B)).points()).isEqualTo(9);
    assertThat(problem.worthOf(plan(null, A)).tasks()).isEqualTo(1);
    assertThat(problem.worthOf(plan(null, null))).isEqualTo(BatchWorth.NOTHING);
  }

  @Test
  void refusesAPlanThatIsNoneForIt() {
    assertThatThrownBy(() -> problem.worthOf(plan(A, A))).hasMessageContaining("no room for it");
    assertThatThrownBy(() -> problem.worthOf(plan(B, A))).hasMessageContaining("may not take it");
    assertThatThrownBy(() -> problem.worthOf(plan(A))).hasMessageContaining("2 tasks");
  }

  @Test
  void tellsAllFaultsAtOnce() {
    assertThatThrownBy(() ->
            new BatchProblem(
                List.of(low(new Bid(C, 1)), low(new Bid(A, 1), new Bid(A, 2))),
                List.of(new Room(A, 1, 0), new Room(A, 2, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            Role (a) must have one room, and has more.
            Task 0 names role (c), which has no room.
            Task 1 must name role (a) once.\
            """);
  }

  @Test
  void hasAtMostAThousandTasks() {
    List<BatchTask> most = Collections.nCopies(BatchProblem.MOST_TASKS, low());
    assertThat(new BatchProblem(most, List.of()).tasks()).hasSize(1_000);
    assertThatThrownBy(() -> new BatchProblem(Collections.nCopies(1_001, low()), List.of()))
        .hasMessageContaining("(1001)");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThatThrownBy(() -> new Bid(A, 1_000_001)).hasMessageContaining("(1000001)");
    assertThatThrownBy(() -> new Bid(A, -1)).hasMessageContaining("(-1)");
    assertThatThrownBy(() -> new Room(A, -2, 0)).hasMessageContaining("(-2)");
    assertThatThrownBy(() -> new Room(A, 1, -3)).hasMessageContaining("(-3)");
    assertThatThrownBy(() -> new Room(A, 1, 1_000_001)).hasMessageContaining("(1000001)");
  }

  private static BatchPlan plan(@Nullable RoleId... roles) {
    return new BatchPlan(Arrays.asList(roles));
  }

  private static BatchTask low(Bid... bids) {
    return new BatchTask(Priority.LOW, List.of(bids));
  }
}
