package dev.roledispatcher.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One task after the other, each as if it were alone.
class GreedyPlanTest {

  private static final RoleId A = new RoleId("a");
  private static final RoleId B = new RoleId("b");

  @Test
  void givesTheFirstTaskItsBestRoleEvenIfALaterOneHasNoOther() {
    BatchProblem problem =
        new BatchProblem(
            List.of(low(new Bid(B, 1), new Bid(A, 2)), critical(new Bid(A, 9))),
            List.of(new Room(A, 1, 0), new Room(B, 1, 0)));

    assertThat(GreedyPlan.of(problem).roles()).containsExactly(A, null);
  }

  @Test
  void takesTheFirstRoleByIdOfSeveralThatAreEqual() {
    BatchProblem problem =
        new BatchProblem(
            List.of(low(new Bid(B, 5), new Bid(A, 5)), low(new Bid(B, 5), new Bid(A, 5))),
            List.of(new Room(B, null, 0), new Room(A, 1, 0)));

    assertThat(GreedyPlan.of(problem).roles()).containsExactly(A, B);
  }

  @Test
  void countsWhatCrowdingCosts() {
    BatchProblem problem =
        new BatchProblem(
            List.of(
                low(new Bid(A, 10), new Bid(B, 7)),
                low(new Bid(A, 10), new Bid(B, 7)),
                low(new Bid(A, 10))),
            List.of(new Room(A, null, 4), new Room(B, null, 4)));

    BatchPlan plan = GreedyPlan.of(problem);
    assertThat(plan.roles()).containsExactly(A, B, A);
    assertThat(problem.worthOf(plan).points()).isEqualTo(10 + 7 + (10 - 4));
  }

  private static BatchTask low(Bid... bids) {
    return new BatchTask(Priority.LOW, List.of(bids));
  }

  private static BatchTask critical(Bid... bids) {
    return new BatchTask(Priority.CRITICAL, List.of(bids));
  }
}
