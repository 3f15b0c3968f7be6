package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.AssignmentEnd;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.application.port.out.LifeStore.Stint;
import dev.roledispatcher.domain.assignment.Assignment;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.Lease;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.LifeStore] promises.
public abstract class LifeStoreContract {

  private static final Instant ASSIGNED = SomeDecisions.DECIDED;
  private static final Instant LATER = ASSIGNED.plusSeconds(60);
  private static final Duration LEASE = Duration.ofMinutes(5);

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void tellsWhereANewTaskStands() {
    register(SomeRoles.role("a"));
    NewAssignment assignment = SomeDecisions.leased("t", "a", LEASE);
    assign(assignment);

    Standing standing = standing("t");

    assertThat(standing.task()).isEqualTo(task("t"));
    assertThat(standing.sequence()).isEqualTo(1);
    assertThat(standing.enqueuedAt()).isEqualTo(ASSIGNED);
    assertThat(standing.escalations()).isZero();
    assertThat(standing.past()).isEmpty();
    assertThat(standing.stint())
        .isEqualTo(
            new Stint(
                new Assignment.Active(
                    new Assignment.Facts(
                        assignment.decision().id(), new TaskId("t"), new RoleId("a"), 1, ASSIGNED)),
                null,
                null,
                Lease.from(ASSIGNED, LEASE)));
    assertThat(stores().life().standing(new TaskId("x"))).isEmpty();
  }

  @Test
  void completesATask() {
    register(SomeRoles.holdingAtMost(1, "a"));
    assign(SomeDecisions.assignment("t", "a"));

    TrackedTask done = end(completion(standing("t"))).orElseThrow();

    assertThat(done).isEqualTo(task("t"));
    assertThat(done.state()).isEqualTo(TaskState.COMPLETED);
    assertThat(done.currentRole()).isNull();
    assertThat(done.epoch()).isEqualTo(1);
    assertThat(done.updatedAt()).isEqualTo(LATER);
    assertThat(held("a")).isZero();
    Stint stint = stint("t");
    assertThat(stint.assignment()).isInstanceOf(Assignment.Completed.class);
    assertThat(stint.ending()).isEqualTo(Ending.COMPLETED);
    assertFolds("t");
  }

  @Test
  void writesEveryEventOfAnEndInOrder() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    Attributes data =
        Attributes.of(Map.of("handover", Map.of("left", "A text with NUL \u0000 and \uD800.")));

    Optional<TrackedTask> ended =
        end(
            new AssignmentEnd(
                standing("t"),
                TaskState.QUEUED,
                Ending.FAILED,
                null,
                "Cannot.",
                new HandoverNote(null, "A text with NUL \u0000.", List.of()),
                null,
                List.of(
                    new NewEvent(DispatchEvent.Type.FAILED, true, "Cannot.", data),
                    new NewEvent(DispatchEvent.Type.QUEUED, false, null, Attributes.none())),
                LATER));

    assertThat(ended).contains(task("t"));

    List<DispatchEvent> events = stores().assignments().events(new TaskId("t"));
    assertThat(events).hasSize(3);
    assertThat(events.get(1))
        .isEqualTo(
            new DispatchEvent(
                2, DispatchEvent.Type.FAILED, LATER, new RoleId("a"), null, "Cannot.", null, data));
    assertThat(events.get(2))
        .isEqualTo(
            new DispatchEvent(
                3, DispatchEvent.Type.QUEUED, LATER, null, null, null, null, Attributes.none()));
    assertThat(standing("t").past())
        .containsExactly(new PastAttempt(new RoleId("a"), Ending.FAILED, LATER));
    assertThat(stores().assignments().attempts(new TaskId("t"), 9))
        .containsExactly(
            new dev.roledispatcher.domain.context.PastAttempt(
                new RoleId("a"),
                "Role a",
                ASSIGNED,
                LATER,
                "failed",
                "Cannot.",
                null,
                "A text with NUL \u0000.",
                List.of()));
    assertFolds("t");
  }

  @Test
  void freesTheHoldOfAReleasedTaskOnce() {
    register(SomeRoles.holdingAtMost(2, "a"));
    assign(SomeDecisions.assignment("t", "a"));
    assign(SomeDecisions.assignment("other", "a"));
    Standing standing = standing("t");

    assertThat(end(release(standing))).isPresent();
    assertThat(end(release(standing))).isEmpty();
    assertThat(end(release(standing("t")))).isEmpty();

    assertThat(held("a")).isEqualTo(1);
    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(2);
    assertFolds("t");
  }

  @Test
  void endsNothingThatNoLongerStandsAsItDid() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    Standing before = standing("t");
    assertThat(start("t", 1)).isTrue();

    assertThat(end(completion(before))).isEmpty();

    Standing again = standing("t");
    reassign(SomeDecisions.assignment("t", "b"), 1);
    assertThat(end(completion(again))).isEmpty();
    assertThat(task("t").state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(held("b")).isEqualTo(1);
    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(3);
  }

  @Test
  void changesTheTaskWithItsEnd() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    Task pressing = SomeTasks.task("t", "Do what t is about.", Priority.CRITICAL, "go");

    AssignmentEnd plain = release(standing("t"));
    end(
        new AssignmentEnd(
            plain.standing(),
            plain.to(),
            plain.ending(),
            null,
            null,
            plain.note(),
            pressing,
            plain.events(),
            plain.at()));

    assertThat(task("t").task()).isEqualTo(pressing);
  }

  @Test
  void countsAttemptsSinceTheLastDispatchOnly() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    reassign(SomeDecisions.assignment("t", "b"), 1);
    assertThat(standing("t").past())
        .containsExactly(new PastAttempt(new RoleId("a"), Ending.WITHDRAWN, ASSIGNED));
    end(completion(standing("t")));
    NewAssignment again = SomeDecisions.assignmentAgain(SomeTasks.task("t"), "a");
    assign(SomeDecisions.at(LATER.plusSeconds(1), again.decision()));

    assertThat(standing("t").enqueuedAt()).isEqualTo(LATER.plusSeconds(1));
    assertThat(standing("t").past()).isEmpty();
    assertThat(stint("t").assignment().facts().epoch()).isEqualTo(3);
  }

  @Test
  void startsOnce() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));

    assertThat(start("t", 2)).isFalse();
    assertThat(start("x", 1)).isFalse();
    assertThat(start("t", 1)).isTrue();
    assertThat(start("t", 1)).isFalse();

    assertThat(stint("t").startedAt()).isEqualTo(LATER);
    assertThat(task("t").updatedAt()).isEqualTo(LATER);
    List<DispatchEvent> events = stores().assignments().events(new TaskId("t"));
    assertThat(events).hasSize(2);
    assertThat(events.getLast().type()).isEqualTo(DispatchEvent.Type.STARTED);
    assertThat(events.getLast().role()).isEqualTo(new RoleId("a"));
    assertThat(events.getLast().data().get("epoch")).isEqualTo(1L);
    assertFolds("t");
  }

  @Test
  void renewsALease() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.leased("t", "a", LEASE));

    assertThat(renew("t", 2, LATER)).isFalse();
    assertThat(renew("t", 1, LATER)).isTrue();
    assertThat(renew("t", 1, ASSIGNED)).isTrue();

    assertThat(stint("t").lease()).isEqualTo(new Lease(LEASE, LATER.plus(LEASE)));
  }

  @Test
  void renewsNothingWhereThereIsNoLease() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));

    assertThat(renew("t", 1, LATER)).isTrue();
    assertThat(stint("t").lease()).isNull();
    end(completion(standing("t")));
    assertThat(renew("t", 1, LATER)).isFalse();
  }

  @Test
  void findsLapsedLeasesLongestFirst() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.leased("t1", "a", Duration.ofMinutes(3)));
    assign(SomeDecisions.leased("t2", "a", Duration.ofMinutes(1)));
    assign(SomeDecisions.leased("t3", "a", Duration.ofMinutes(2)));
    assign(SomeDecisions.leased("t4", "a", Duration.ofMinutes(9)));
    assign(SomeDecisions.assignment("t5", "a"));
    Instant now = ASSIGNED.plus(Duration.ofMinutes(3));

    assertThat(stores().life().lapsed(now, 9))
        .containsExactly(new TaskId("t2"), new TaskId("t3"), new TaskId("t1"));
    assertThat(stores().life().lapsed(now, 1)).containsExactly(new TaskId("t2"));
    assertThat(stores().life().lapsed(now.minusNanos(1_000), 9)).hasSize(2);
  }

  @Test
  void losesARoleOnlyWhenItsLeaseIsOver() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.leased("t", "a", LEASE));
    Instant over = ASSIGNED.plus(LEASE);

    assertThat(end(loss(standing("t"), over.minusNanos(1_000)))).isEmpty();
    Standing standing = standing("t");
    renew("t", 1, ASSIGNED.plusSeconds(1));
    assertThat(end(loss(standing, over))).isEmpty();
    assertThat(end(loss(standing, over.plusSeconds(1)))).isPresent();

    assertThat(stint("t").assignment()).isInstanceOf(Assignment.Lost.class);
    assertThat(stores().life().lapsed(over.plusSeconds(9), 9)).isEmpty();
    assertThat(standing("t").past())
        .containsExactly(new PastAttempt(new RoleId("a"), Ending.LOST, over.plusSeconds(1)));
    assertFolds("t");
  }

  @Test
  void leavesNothingOfAnEndThatWasRolledBack() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    Standing standing = standing("t");

    assertThatThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().life().end(completion(standing));
                  throw new IllegalStateException("rolled back");
                }))
        .hasMessage("rolled back");

    assertThat(standing("t")).isEqualTo(standing);
    assertThat(held("a")).isEqualTo(1);
  }

  @Test
  void writesInAUnitOfWorkOnly() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    Standing standing = standing("t");

    assertThatThrownBy(() -> stores().life().end(completion(standing)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stores().life().start(new TaskId("t"), 1, LATER))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stores().life().renew(new TaskId("t"), 1, LATER))
        .isInstanceOf(IllegalStateException.class);
  }

  private static AssignmentEnd completion(Standing standing) {
    return new AssignmentEnd(
        standing,
        TaskState.COMPLETED,
        Ending.COMPLETED,
        WorkOutcome.SUCCESS,
        null,
        HandoverNote.none(),
        null,
        List.of(new NewEvent(DispatchEvent.Type.COMPLETED, true, null, Attributes.none())),
        LATER);
  }

  private static AssignmentEnd release(Standing standing) {
    return ending(standing, Ending.RELEASED, DispatchEvent.Type.RELEASED, "No time.", LATER);
  }

  private static AssignmentEnd loss(Standing standing, Instant at) {
    return ending(standing, Ending.LOST, DispatchEvent.Type.LOST, null, at);
  }

  private static AssignmentEnd ending(
      Standing standing,
      Ending ending,
      DispatchEvent.Type type,
      @Nullable String reason,
      Instant at) {
    return new AssignmentEnd(
        standing,
        TaskState.QUEUED,
        ending,
        null,
        reason,
        HandoverNote.none(),
        null,
        List.of(new NewEvent(type, true, reason, Attributes.none())),
        at);
  }

  private void assertFolds(String task) {
    TrackedTask tracked = task(task);
    DispatchHistory history =
        DispatchHistory.of(new TaskId(task), stores().assignments().events(new TaskId(task)));
    assertThat(history.state()).isEqualTo(tracked.state());
    assertThat(history.currentRole()).isEqualTo(tracked.currentRole());
    assertThat(standing(task).sequence()).isEqualTo(history.events().size());
  }

  private void register(Role... roles) {
    stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private void assign(NewAssignment assignment) {
    stores().work().run(() -> stores().assignments().assign(List.of(assignment)));
  }

  private void reassign(NewAssignment assignment, long epoch) {
    stores()
        .work()
        .run(() -> stores().assignments().reassign(assignment, epoch, null, HandoverNote.none()));
  }

  private Optional<TrackedTask> end(AssignmentEnd end) {
    return stores().work().run(() -> stores().life().end(end));
  }

  private boolean start(String task, long epoch) {
    return stores().work().run(() -> stores().life().start(new TaskId(task), epoch, LATER));
  }

  private boolean renew(String task, long epoch, Instant at) {
    return stores().work().run(() -> stores().life().renew(new TaskId(task), epoch, at));
  }

  private Standing standing(String task) {
    return stores().life().standing(new TaskId(task)).orElseThrow();
  }

  private Stint stint(String task) {
    return Objects.requireNonNull(standing(task).stint(), "The task must have been assigned.");
  }

  private TrackedTask task(String task) {
    return stores().assignments().find(new TaskId(task)).orElseThrow();
  }

  private int held(String role) {
    return stores().roles().find(new RoleId(role)).orElseThrow().workload().active();
  }
}
