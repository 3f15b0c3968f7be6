package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.stats.ContextStats;
import dev.roledispatcher.domain.stats.DispatchStats;
import dev.roledispatcher.domain.stats.LatencyHistogram;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.StatisticsStore] promises.
public abstract class StatisticsStoreContract {

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void startsWithNothing() {
    assertThat(stores().statistics().read())
        .isEqualTo(
            new DispatchStats(
                Map.of(),
                Map.of(),
                Map.of(),
                0,
                Duration.ZERO,
                new LatencyHistogram(Map.of()),
                ContextStats.NONE));
    assertThat(stores().statistics().fold()).isZero();
  }

  @Test
  void countsDispatchesThatTookEffect() {
    dispatchAFew();

    DispatchStats stats = stores().statistics().read();

    assertThat(stats.byClassification())
        .isEqualTo(Map.of(TaskClassification.AI_PRIMARY, 2L, TaskClassification.HUMAN_PRIMARY, 1L));
    assertThat(stats.byRole()).isEqualTo(Map.of(new RoleId("a"), 2L, new RoleId("b"), 1L));
    assertThat(stats.totalTime()).isEqualTo(Duration.ofMillis(15));
    assertThat(stats.times().counts())
        .isEqualTo(Map.of(LatencyHistogram.bucketOf(Duration.ofMillis(5)), 3L));
    assertThat(stats.reassignments()).isZero();
    assertThat(stats.failed()).isZero();
  }

  @Test
  void countsFailuresByCode() {
    stores()
        .statistics()
        .recordFailures(List.of(ErrorCode.E13301, ErrorCode.E13306, ErrorCode.E13301));
    stores().statistics().recordFailures(List.of());

    assertThat(stores().statistics().read().byError())
        .isEqualTo(Map.of(ErrorCode.E13301, 2L, ErrorCode.E13306, 1L));
  }

  @Test
  void countsFailuresOfAFailedUnitOfWorkNot() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().statistics().recordFailures(List.of(ErrorCode.E13301));
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().statistics().read().failed()).isZero();
  }

  @Test
  void countsAReassignmentAsNoFurtherDispatch() {
    dispatchAFew();
    NewAssignment move = SomeDecisions.assignment("t1", "b");
    stores().work().run(() -> stores().assignments().reassign(move, 1, null, HandoverNote.none()));

    DispatchStats stats = stores().statistics().read();

    assertThat(stats.reassignments()).isEqualTo(1);
    assertThat(stats.successful()).isEqualTo(3);
    assertThat(stats.byRole()).isEqualTo(Map.of(new RoleId("a"), 2L, new RoleId("b"), 1L));
  }

  @Test
  void saysTheSameBeforeAndAfterFolding() {
    dispatchAFew();
    NewAssignment move = SomeDecisions.assignment("t1", "b");
    stores().work().run(() -> stores().assignments().reassign(move, 1, null, HandoverNote.none()));
    stores()
        .work()
        .run(() -> stores().assignments().cancel(new TaskId("t2"), 1, null, SomeDecisions.DECIDED));
    stores().statistics().recordFailures(List.of(ErrorCode.E13301));
    DispatchStats before = stores().statistics().read();

    assertThat(stores().statistics().fold()).isPositive();

    assertThat(stores().statistics().read()).isEqualTo(before);
    assertThat(stores().statistics().fold()).isZero();
    assertThat(stores().statistics().read()).isEqualTo(before);
    assertThat(stores().roles().find(new RoleId("a")).orElseThrow().workload().active()).isZero();
    assertThat(stores().roles().find(new RoleId("b")).orElseThrow().workload().active())
        .isEqualTo(2);
  }

  @Test
  void addsToWhatWasFolded() {
    dispatchAFew();
    stores().statistics().fold();
    stores().statistics().recordFailures(List.of(ErrorCode.E13304));
    stores()
        .work()
        .run(() -> stores().assignments().assign(List.of(SomeDecisions.assignment("t4", "a"))));

    DispatchStats stats = stores().statistics().read();

    assertThat(stats.successful()).isEqualTo(4);
    assertThat(stats.failed()).isEqualTo(1);
    stores().statistics().fold();
    assertThat(stores().statistics().read()).isEqualTo(stats);
  }

  @Test
  void addsUpWhatBuildersOfContextsDid() {
    ContextStats one = new ContextStats(1, 2, 3, 4, 5, 6, 7);
    ContextStats other = new ContextStats(10, 0, 30, 0, 50, 0, 1L << 40);
    stores().statistics().recordContexts(ContextStats.NONE);
    assertThat(stores().statistics().read().contexts()).isEqualTo(ContextStats.NONE);

    stores().statistics().recordContexts(one);
    stores().statistics().recordContexts(other);

    assertThat(stores().statistics().read().contexts()).isEqualTo(one.plus(other));
    assertThat(stores().statistics().fold()).isZero();
    assertThat(stores().statistics().read().contexts()).isEqualTo(one.plus(other));
    assertThat(stores().statistics().read().total()).isZero();
  }

  @Test
  void addsNothingOfContextsInAFailedUnitOfWork() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().statistics().recordContexts(new ContextStats(1, 2, 3, 4, 5, 6, 7));
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().statistics().read().contexts()).isEqualTo(ContextStats.NONE);
  }

  private void dispatchAFew() {
    stores()
        .work()
        .run(() -> stores().roles().add(List.of(SomeRoles.role("a"), SomeRoles.role("b"))));
    stores()
        .work()
        .run(() ->
            stores()
                .assignments()
                .assign(
                    List.of(
                        SomeDecisions.assignment("t1", "a"),
                        SomeDecisions.assignment("t2", "a"),
                        SomeDecisions.at(
                            SomeDecisions.DECIDED,
                            SomeDecisions.decision(
                                DispatchRequest.of(SomeTasks.task("t3")),
                                "b",
                                TaskClassification.HUMAN_PRIMARY)))));
  }
}
