package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleGone;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.context.PastAttempt;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.AssignmentStore] promises.
public abstract class AssignmentStoreContract {

  private static final Instant LATER = SomeDecisions.DECIDED.plusSeconds(60);
  private static final Instant LAST = LATER.plusSeconds(60);
  private static final HandoverNote ODD_NOTE =
      new HandoverNote(
          "Half, with NUL \u0000 and \uD800.",
          "The \"rest\" 😀\n",
          List.of("https://example.org/a", "{\u0000}"));
  private static final TaskFilter ANY = new TaskFilter(null, null, null);

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void tellsHowDispatchesWereClassified() {
    register(SomeRoles.role("a"));
    NewAssignment one = SomeDecisions.assignment("t1", "a");
    NewAssignment other = SomeDecisions.assignment("t2", "a");
    assertThat(assign(one, other)).hasSize(2);
    DispatchId unknown = new DispatchId(UUID.randomUUID());

    assertThat(
            stores()
                .assignments()
                .classifications(List.of(one.decision().id(), other.decision().id(), unknown)))
        .isEqualTo(
            Map.of(
                one.decision().id(),
                one.decision().classification(),
                other.decision().id(),
                other.decision().classification()));
    assertThat(stores().assignments().classifications(List.of())).isEmpty();
  }

  @Test
  void tellsWhereTasksAre() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t1", "a"), SomeDecisions.assignment("t2", "a"));
    stores()
        .work()
        .run(() ->
            stores()
                .assignments()
                .cancel(new TaskId("t2"), 1, null, SomeDecisions.DECIDED.plusSeconds(1)));

    assertThat(
            stores()
                .assignments()
                .states(List.of(new TaskId("t1"), new TaskId("t2"), new TaskId("t3"))))
        .isEqualTo(
            Map.of(new TaskId("t1"), TaskState.ASSIGNED, new TaskId("t2"), TaskState.CANCELLED));
    assertThat(stores().assignments().states(List.of())).isEmpty();
  }

  @Test
  void holdsTheRolesOfTasksInAUnitOfWork() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t1", "a"), SomeDecisions.assignment("t2", "b"));
    List<TaskId> tasks = List.of(new TaskId("t1"), new TaskId("t3"));

    assertThat(
            stores().work().run(() -> stores().assignments().holdRolesOf(new TaskId("t"), tasks)))
        .isEqualTo(Map.of(new TaskId("t1"), Set.of(new RoleId("a"))));
    assertThatThrownBy(() -> stores().assignments().holdRolesOf(new TaskId("t"), tasks))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void assignsATask() {
    register(SomeRoles.role("a"));
    NewAssignment assignment = SomeDecisions.assignment(SomeTasks.securityReview(), "a");

    AssignOutcome outcome = assign(assignment).getFirst();

    TrackedTask expected =
        new TrackedTask(
            SomeTasks.securityReview(),
            TaskState.ASSIGNED,
            new RoleId("a"),
            assignment.decision().id(),
            1,
            0,
            SomeDecisions.DECIDED,
            SomeDecisions.DECIDED);
    assertThat(outcome).isEqualTo(new Assigned(expected));
    assertThat(stores().assignments().find(expected.task().id())).contains(expected);
    assertThat(stores().assignments().decision(assignment.decision().id()))
        .contains(assignment.decision());
    assertThat(workload("a")).isEqualTo(new Workload(1, null, SomeDecisions.DECIDED));
  }

  @Test
  void writesTheFirstEventOfATask() {
    register(SomeRoles.role("a"));
    NewAssignment assignment = SomeDecisions.assignment("t", "a");
    assign(assignment);

    DispatchEvent event = onlyEvent("t");

    assertThat(event.sequence()).isEqualTo(1);
    assertThat(event.type()).isEqualTo(DispatchEvent.Type.DISPATCHED);
    assertThat(event.at()).isEqualTo(SomeDecisions.DECIDED);
    assertThat(event.role()).isEqualTo(new RoleId("a"));
    assertThat(event.fromRole()).isNull();
    assertThat(event.reason()).isNull();
    assertThat(event.data().get("dispatch_id")).isEqualTo(assignment.decision().id().toString());
    assertThat(event.data().get("epoch")).isEqualTo(1L);
  }

  @Test
  void refusesASecondDispatchOfAnOpenTask() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    NewAssignment first = SomeDecisions.assignment("t", "a");
    assign(first);
    NewAssignment second = SomeDecisions.assignmentAgain(SomeTasks.task("t"), "b");

    assertThat(assign(second)).containsExactly(new Taken(TaskState.ASSIGNED, new RoleId("a")));

    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(1);
    assertThat(stores().assignments().decision(second.decision().id())).isEmpty();
    assertThat(task("t").currentDispatch()).isEqualTo(first.decision().id());
    assertThat(workload("b")).isEqualTo(new Workload(0, null, null));
  }

  @Test
  void failsTheSecondOfTwoAssignmentsOfOneTask() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));

    List<AssignOutcome> outcomes =
        assign(SomeDecisions.assignment("t", "a"), SomeDecisions.assignment("t", "b"));

    assertThat(outcomes.get(0)).isInstanceOf(Assigned.class);
    assertThat(outcomes.get(1)).isEqualTo(new Taken(TaskState.ASSIGNED, new RoleId("a")));
    assertThat(workload("b").active()).isZero();
  }

  @Test
  void givesOneOutcomePerAssignmentInOrder() {
    register(
        SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "small"), SomeRoles.inactive("sleeper"));
    assign(SomeDecisions.assignment("open", "a"));

    List<AssignOutcome> outcomes =
        assign(
            SomeDecisions.assignment("t1", "small"),
            SomeDecisions.assignment("t2", "small"),
            SomeDecisions.assignment("t3", "nobody"),
            SomeDecisions.assignment("t4", "sleeper"),
            SomeDecisions.assignment("open", "small"),
            SomeDecisions.assignment("t5", "a"));

    assertThat(outcomes.get(0)).isInstanceOf(Assigned.class);
    assertThat(outcomes.get(1)).isEqualTo(new RoleFull(new RoleId("small")));
    assertThat(outcomes.get(2)).isEqualTo(new RoleGone(new RoleId("nobody")));
    assertThat(outcomes.get(3)).isEqualTo(new RoleGone(new RoleId("sleeper")));
    assertThat(outcomes.get(4)).isEqualTo(new Taken(TaskState.ASSIGNED, new RoleId("a")));
    assertThat(outcomes.get(5)).isInstanceOf(Assigned.class);
  }

  @Test
  void leavesNothingOfAnAssignmentThatDidNotComeAbout() {
    register(SomeRoles.holdingAtMost(1, "small"), SomeRoles.inactive("sleeper"));
    NewAssignment full = SomeDecisions.assignment("t2", "small");
    NewAssignment gone = SomeDecisions.assignment("t3", "sleeper");
    assign(SomeDecisions.assignment("t1", "small"), full, gone);

    for (NewAssignment lost : List.of(full, gone)) {
      TaskId id = lost.decision().request().task().id();
      assertThat(stores().assignments().find(id)).isEmpty();
      assertThat(stores().assignments().events(id)).isEmpty();
      assertThat(stores().assignments().decision(lost.decision().id())).isEmpty();
    }
    assertThat(workload("small").active()).isEqualTo(1);
    assertThat(workload("sleeper")).isEqualTo(new Workload(0, null, null));
    assertThat(stores().statistics().read().successful()).isEqualTo(1);
    assertThat(assign(SomeDecisions.assignment("t4", "small")))
        .containsExactly(new RoleFull(new RoleId("small")));
  }

  @Test
  void doesNothingForAnEmptyList() {
    assertThat(assign()).isEmpty();
  }

  @Test
  void fillsARoleToItsCapacityAndNoFurther() {
    register(SomeRoles.holdingAtMost(7, "small"));

    List<AssignOutcome> outcomes =
        stores()
            .work()
            .run(() ->
                stores()
                    .assignments()
                    .assign(
                        IntStream.range(0, 10)
                            .mapToObj(i -> SomeDecisions.assignment("t" + i, "small"))
                            .toList()));

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(7);
    assertThat(outcomes).filteredOn(RoleFull.class::isInstance).hasSize(3);
    assertThat(workload("small").isFull()).isTrue();
  }

  @Test
  void assignsAThousandTasksAtOnce() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(400, "b"));
    List<NewAssignment> all =
        IntStream.range(0, 1_000)
            .mapToObj(i -> SomeDecisions.assignment("t" + i, i % 2 == 0 ? "a" : "b"))
            .toList();

    List<AssignOutcome> outcomes = assign(all.toArray(NewAssignment[]::new));

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(900);
    assertThat(workload("a").active()).isEqualTo(500);
    assertThat(workload("b").active()).isEqualTo(400);
  }

  @Test
  void givesBackCapacityWithACancelledTask() {
    register(SomeRoles.holdingAtMost(1, "small"));
    assign(SomeDecisions.assignment("t1", "small"));
    cancel("t1", 1, null);

    assertThat(assign(SomeDecisions.assignment("t2", "small")).getFirst())
        .isInstanceOf(Assigned.class);
  }

  @Test
  void respectsALoweredCapacity() {
    Role role = SomeRoles.holdingAtMost(3, "small");
    register(role);
    assign(
        SomeDecisions.assignment("t1", "small"),
        SomeDecisions.assignment("t2", "small"),
        SomeDecisions.assignment("t3", "small"));
    limit(role, 1, 2);
    cancel("t1", 1, null);

    assertThat(assign(SomeDecisions.assignment("t4", "small")))
        .containsExactly(new RoleFull(role.id()));
    cancel("t2", 1, null);
    assertThat(assign(SomeDecisions.assignment("t4", "small")).getFirst())
        .isInstanceOf(Assigned.class);
    assertThat(assign(SomeDecisions.assignment("t5", "small")))
        .containsExactly(new RoleFull(role.id()));
  }

  @Test
  void countsWhatAnUnlimitedRoleHoldsWhenItBecomesLimited() {
    Role role = SomeRoles.role("wide");
    register(role);
    assign(SomeDecisions.assignment("t1", "wide"), SomeDecisions.assignment("t2", "wide"));
    limit(role, 1, 3);

    assertThat(assign(SomeDecisions.assignment("t3", "wide")).getFirst())
        .isInstanceOf(Assigned.class);
    assertThat(assign(SomeDecisions.assignment("t4", "wide")))
        .containsExactly(new RoleFull(role.id()));
  }

  @Test
  void usesARaisedCapacity() {
    Role role = SomeRoles.holdingAtMost(1, "small");
    register(role);
    assign(SomeDecisions.assignment("t1", "small"));
    limit(role, 1, 2);

    assertThat(assign(SomeDecisions.assignment("t2", "small")).getFirst())
        .isInstanceOf(Assigned.class);
  }

  @Test
  void refusesATaskThatEndedUnlessItIsDispatchedAgain() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));
    cancel("t", 1, "no longer wanted");

    assertThat(assign(SomeDecisions.assignment("t", "a")))
        .containsExactly(new Taken(TaskState.CANCELLED, null));
  }

  @Test
  void goesOnWithATaskThatIsDispatchedAgain() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    cancel("t", 1, null);
    Task changed = SomeTasks.task("t", "Do something else.", Priority.HIGH, "x");
    NewAssignment again =
        SomeDecisions.at(LATER, SomeDecisions.decision(SomeTasks.again(changed), "b"));

    AssignOutcome outcome = assign(again).getFirst();

    assertThat(outcome)
        .isEqualTo(
            new Assigned(
                new TrackedTask(
                    changed,
                    TaskState.ASSIGNED,
                    new RoleId("b"),
                    again.decision().id(),
                    2,
                    0,
                    SomeDecisions.DECIDED,
                    LATER)));
    assertThat(stores().assignments().events(changed.id()))
        .extracting(DispatchEvent::sequence)
        .containsExactly(1L, 2L, 3L);
    assertThat(workload("a").active()).isZero();
    assertThat(workload("b").active()).isEqualTo(1);
  }

  @Test
  void leavesAnEndedTaskAsItWasWhenTheRoleIsFull() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "small"));
    assign(SomeDecisions.assignment("t", "a"), SomeDecisions.assignment("other", "small"));
    cancel("t", 1, null);
    TrackedTask before = task("t");

    assertThat(assign(SomeDecisions.assignmentAgain(SomeTasks.task("t"), "small")))
        .containsExactly(new RoleFull(new RoleId("small")));

    assertThat(task("t")).isEqualTo(before);
    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(2);
  }

  @Test
  void movesATaskToAnotherRole() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    NewAssignment move = moveAt(LATER, "t", "b");

    AssignOutcome outcome = reassign(move, 1, "on holiday");

    assertThat(outcome)
        .isEqualTo(
            new Assigned(
                new TrackedTask(
                    SomeTasks.task("t"),
                    TaskState.ASSIGNED,
                    new RoleId("b"),
                    move.decision().id(),
                    2,
                    1,
                    SomeDecisions.DECIDED,
                    LATER)));
    assertThat(workload("a").active()).isZero();
    assertThat(workload("b")).isEqualTo(new Workload(1, null, LATER));
    DispatchEvent event = stores().assignments().events(new TaskId("t")).getLast();
    assertThat(event.sequence()).isEqualTo(2);
    assertThat(event.type()).isEqualTo(DispatchEvent.Type.REASSIGNED);
    assertThat(event.role()).isEqualTo(new RoleId("b"));
    assertThat(event.fromRole()).isEqualTo(new RoleId("a"));
    assertThat(event.reason()).isEqualTo("on holiday");
    assertThat(event.data().get("epoch")).isEqualTo(2L);
  }

  @Test
  void countsNoReassignmentWhenTheRoleStays() {
    register(SomeRoles.holdingAtMost(1, "small"));
    assign(SomeDecisions.assignment("t", "small"));

    AssignOutcome outcome = reassign(moveAt(LATER, "t", "small"), 1, null);

    assertThat(outcome).isInstanceOf(Assigned.class);
    assertThat(task("t").reassignments()).isZero();
    assertThat(task("t").epoch()).isEqualTo(2);
    assertThat(workload("small").active()).isEqualTo(1);
    assertThat(stores().assignments().events(new TaskId("t")).getLast().fromRole()).isNull();
    assertThat(stores().statistics().read().reassignments()).isZero();
    assertThat(assign(SomeDecisions.assignment("other", "small")))
        .containsExactly(new RoleFull(new RoleId("small")));
    cancel("t", 2, null);
    assertThat(workload("small").active()).isZero();
  }

  @Test
  void tellsWhoTriedATaskAndWhatTheyLeft() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"), SomeDecisions.assignment("other", "b"));
    assertThat(attempts("t", 10))
        .containsExactly(
            attempt("a", SomeDecisions.DECIDED, null, "active", null, HandoverNote.none()));

    assertThat(reassign(moveAt(LATER, "t", "b"), 1, "on holiday", ODD_NOTE))
        .isInstanceOf(Assigned.class);
    cancel("t", 2, "no longer wanted");
    assign(
        SomeDecisions.at(LAST, SomeDecisions.decision(SomeTasks.again(SomeTasks.task("t")), "a")));

    List<PastAttempt> all =
        List.of(
            attempt("a", SomeDecisions.DECIDED, LATER, "released", "on holiday", ODD_NOTE),
            attempt("b", LATER, LATER, "cancelled", "no longer wanted", HandoverNote.none()),
            attempt("a", LAST, null, "active", null, HandoverNote.none()));
    assertThat(attempts("t", 10)).isEqualTo(all);
    assertThat(attempts("t", 3)).isEqualTo(all);
    assertThat(attempts("t", 2)).isEqualTo(all.subList(1, 3));
    assertThat(attempts("t", 1)).isEqualTo(all.subList(2, 3));
    assertThat(attempts("nothing", 10)).isEmpty();
  }

  @Test
  void tellsWhatARoleWasCalledThatIsGone() {
    Role gone = SomeRoles.role("gone");
    register(gone, SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "gone"));
    reassign(moveAt(LATER, "t", "b"), 1, null);
    stores().work().run(() -> stores().roles().delete(gone.id(), 1, LATER));

    assertThat(attempts("t", 10).getFirst())
        .isEqualTo(
            attempt("gone", SomeDecisions.DECIDED, LATER, "released", null, HandoverNote.none()));
  }

  @Test
  void keepsNoNoteOfAMoveThatDidNotComeAbout() {
    register(SomeRoles.role("a"), SomeRoles.inactive("sleeper"));
    assign(SomeDecisions.assignment("t", "a"));

    reassign(moveAt(LATER, "t", "sleeper"), 1, "why", ODD_NOTE);
    reassign(moveAt(LATER, "t", "a"), 7, "why", ODD_NOTE);

    assertThat(attempts("t", 10))
        .containsExactly(
            attempt("a", SomeDecisions.DECIDED, null, "active", null, HandoverNote.none()));
  }

  @Test
  void showsWhatWasLeftInTheHistory() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    reassign(moveAt(LATER, "t", "b"), 1, null, ODD_NOTE);
    reassign(moveAt(LATER, "t", "a"), 2, null);
    reassign(moveAt(LATER, "t", "b"), 3, null, new HandoverNote("Half.", null, List.of()));

    List<DispatchEvent> events = stores().assignments().events(new TaskId("t"));
    Map<String, @Nullable Object> all = new HashMap<>();
    all.put("done", ODD_NOTE.done());
    all.put("left", ODD_NOTE.left());
    all.put("artefacts", ODD_NOTE.artefacts());
    Map<String, @Nullable Object> half = new HashMap<>();
    half.put("done", "Half.");
    half.put("left", null);
    half.put("artefacts", List.of());
    assertThat(events.get(1).data().get("handover")).isEqualTo(all);
    assertThat(events.get(1).data().get("epoch")).isEqualTo(2L);
    assertThat(events.get(2).data().get("handover")).isNull();
    assertThat(events.get(3).data().get("handover")).isEqualTo(half);
  }

  @Test
  void keepsTheWholeContextOfADecision() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    NewAssignment first = SomeDecisions.assignment("t", "a");
    NewAssignment other = SomeDecisions.assignment("t2", "b");
    NewAssignment move = moveAt(LATER, "t", "b");
    assign(first, other);
    reassign(move, 1, null);

    for (NewAssignment assignment : List.of(first, other, move)) {
      assertThat(stores().assignments().decision(assignment.decision().id()))
          .contains(assignment.decision());
    }
  }

  @Test
  void movesNothingOfAnotherEpoch() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    NewAssignment move = moveAt(LATER, "t", "b");

    assertThat(reassign(move, 2, null)).isEqualTo(new Taken(TaskState.ASSIGNED, new RoleId("a")));
    assertThat(stores().assignments().decision(move.decision().id())).isEmpty();
    assertThat(workload("b").active()).isZero();
  }

  @Test
  void movesNoTaskThatHasEnded() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    cancel("t", 1, null);

    assertThat(reassign(moveAt(LATER, "t", "b"), 1, null))
        .isEqualTo(new Taken(TaskState.CANCELLED, null));
  }

  @Test
  void leavesATaskWhereItIsWhenTheOtherRoleMayNotHaveIt() {
    register(
        SomeRoles.role("a"), SomeRoles.holdingAtMost(1, "small"), SomeRoles.inactive("sleeper"));
    assign(SomeDecisions.assignment("t", "a"), SomeDecisions.assignment("other", "small"));
    TrackedTask before = task("t");

    assertThat(reassign(moveAt(LATER, "t", "small"), 1, null))
        .isEqualTo(new RoleFull(new RoleId("small")));
    assertThat(reassign(moveAt(LATER, "t", "sleeper"), 1, null))
        .isEqualTo(new RoleGone(new RoleId("sleeper")));
    assertThat(reassign(moveAt(LATER, "t", "nobody"), 1, null))
        .isEqualTo(new RoleGone(new RoleId("nobody")));

    assertThat(task("t")).isEqualTo(before);
    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(1);
    assertThat(workload("a").active()).isEqualTo(1);
  }

  @Test
  void refusesToMoveATaskThatDoesNotExist() {
    register(SomeRoles.role("a"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> reassign(moveAt(LATER, "nothing", "a"), 1, null));
  }

  @Test
  void cancelsATaskOnce() {
    register(SomeRoles.role("a"));
    NewAssignment assignment = SomeDecisions.assignment("t", "a");
    assign(assignment);

    Optional<TrackedTask> cancelled = cancel("t", 1, "no longer wanted");

    assertThat(cancelled)
        .contains(
            new TrackedTask(
                SomeTasks.task("t"),
                TaskState.CANCELLED,
                null,
                assignment.decision().id(),
                1,
                0,
                SomeDecisions.DECIDED,
                LATER));
    assertThat(stores().assignments().find(new TaskId("t"))).isEqualTo(cancelled);
    assertThat(workload("a")).isEqualTo(new Workload(0, null, SomeDecisions.DECIDED));
    DispatchEvent event = stores().assignments().events(new TaskId("t")).getLast();
    assertThat(event.sequence()).isEqualTo(2);
    assertThat(event.type()).isEqualTo(DispatchEvent.Type.CANCELLED);
    assertThat(event.role()).isEqualTo(new RoleId("a"));
    assertThat(event.reason()).isEqualTo("no longer wanted");
    assertThat(cancel("t", 1, null)).isEmpty();
    assertThat(stores().assignments().events(new TaskId("t"))).hasSize(2);
  }

  @Test
  void cancelsNothingOfAnotherEpoch() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t", "a"));

    assertThat(cancel("t", 2, null)).isEmpty();
    assertThat(cancel("nothing", 1, null)).isEmpty();
    assertThat(task("t").state()).isEqualTo(TaskState.ASSIGNED);
  }

  @Test
  void foldsTheEventsToTheStateOfTheTask() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(SomeDecisions.assignment("t", "a"));
    reassign(moveAt(LATER, "t", "b"), 1, null);
    reassign(moveAt(LATER, "t", "b"), 2, "forced");
    cancel("t", 3, null);
    assign(SomeDecisions.assignmentAgain(SomeTasks.task("t"), "a"));
    reassign(moveAt(LATER, "t", "b"), 4, null);

    TrackedTask task = task("t");
    DispatchHistory history =
        DispatchHistory.of(task.task().id(), stores().assignments().events(task.task().id()));

    assertThat(history.state()).isEqualTo(task.state());
    assertThat(history.currentRole()).isEqualTo(task.currentRole());
    assertThat(history.reassignments()).isEqualTo(task.reassignments()).isEqualTo(2);
    assertThat(task.epoch()).isEqualTo(5);
  }

  @Test
  void findsThoseTasksThatExist() {
    register(SomeRoles.role("a"));
    assign(SomeDecisions.assignment("t1", "a"), SomeDecisions.assignment("t2", "a"));

    assertThat(
            stores()
                .assignments()
                .findAll(
                    List.of(
                        new TaskId("t2"),
                        new TaskId("nothing"),
                        new TaskId("t1"),
                        new TaskId("t2"))))
        .extracting(found -> found.task().id().value())
        .containsExactlyInAnyOrder("t1", "t2");
    assertThat(stores().assignments().findAll(List.of())).isEmpty();
  }

  @Test
  void listsTasksNewestFirstInPages() {
    register(SomeRoles.role("a"));
    for (int i = 0; i < 5; i++) {
      assignAt(SomeDecisions.DECIDED.plusMillis(i / 2), SomeTasks.task("t" + i), "a");
    }

    assertThat(idsInPagesOf(ANY, 1)).containsExactly("t4", "t2", "t3", "t0", "t1");
    assertThat(idsInPagesOf(ANY, 2)).containsExactly("t4", "t2", "t3", "t0", "t1");
    assertThat(idsInPagesOf(ANY, 5)).containsExactly("t4", "t2", "t3", "t0", "t1");
  }

  @Test
  void findsTasksByFilter() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    assign(
        SomeDecisions.assignment(SomeTasks.securityReview(), "a"),
        SomeDecisions.assignment(SomeTasks.architectureApproval(), "b"),
        SomeDecisions.assignment(SomeTasks.deployment(), "a"));
    cancel("task-003", 1, null);

    assertThat(idsInPagesOf(new TaskFilter(TaskState.CANCELLED, null, null), 10))
        .containsExactly("task-003");
    assertThat(idsInPagesOf(new TaskFilter(null, new RoleId("a"), null), 10))
        .containsExactly("task-001");
    assertThat(idsInPagesOf(new TaskFilter(null, null, Priority.CRITICAL), 10))
        .containsExactly("task-002");
    assertThat(idsInPagesOf(new TaskFilter(TaskState.ASSIGNED, null, null), 1))
        .containsExactly("task-001", "task-002");
    assertThat(
            idsInPagesOf(
                new TaskFilter(TaskState.ASSIGNED, new RoleId("b"), Priority.CRITICAL), 10))
        .containsExactly("task-002");
    assertThat(idsInPagesOf(new TaskFilter(TaskState.QUEUED, null, null), 10)).isEmpty();
  }

  @Test
  void refusesCursorsItDidNotGive() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    @Nullable String ofTheRoles =
        stores()
            .roles()
            .list(new RoleFilter(null, null, null, null), new PageRequest(1, null))
            .next();
    assertThat(ofTheRoles).isNotNull();

    for (String rubbish : List.of("", "%%%", "AAAA", "\u0000", String.valueOf(ofTheRoles))) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().assignments().list(ANY, new PageRequest(10, rubbish)));
    }
  }

  @Test
  void knowsNothingOfATaskThatDoesNotExist() {
    assertThat(stores().assignments().find(new TaskId("nothing"))).isEmpty();
    assertThat(stores().assignments().events(new TaskId("nothing"))).isEmpty();
    assertThat(stores().assignments().decision(new DispatchId(new UUID(7, 7)))).isEmpty();
  }

  @Test
  void undoesWhatAFailedUnitOfWorkWrote() {
    register(SomeRoles.holdingAtMost(1, "small"));
    NewAssignment assignment = SomeDecisions.assignment("t", "small");

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().assignments().assign(List.of(assignment));
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().assignments().find(new TaskId("t"))).isEmpty();
    assertThat(stores().assignments().events(new TaskId("t"))).isEmpty();
    assertThat(stores().statistics().read().total()).isZero();
    assertThat(assign(assignment).getFirst()).isInstanceOf(Assigned.class);
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    register(SomeRoles.role("a"));
    NewAssignment assignment = SomeDecisions.assignment("t", "a");

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().assignments().assign(List.of(assignment)));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () -> stores().assignments().reassign(assignment, 1, null, HandoverNote.none()));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().assignments().cancel(new TaskId("t"), 1, null, LATER));
    assertThat(stores().assignments().find(new TaskId("t"))).isEmpty();
  }

  private void register(Role... roles) {
    stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private void limit(Role role, long version, int capacity) {
    Optional<Role> changed =
        stores()
            .work()
            .run(() ->
                stores()
                    .roles()
                    .replace(
                        role.id(), version, SomeRoles.limited(role.profile(), capacity), LATER));
    assertThat(changed).isPresent();
  }

  private List<AssignOutcome> assign(NewAssignment... assignments) {
    return stores().work().run(() -> stores().assignments().assign(List.of(assignments)));
  }

  private void assignAt(Instant time, Task task, String role) {
    assign(SomeDecisions.at(time, SomeDecisions.decision(DispatchRequest.of(task), role)));
  }

  private static NewAssignment moveAt(Instant time, String task, String role) {
    return SomeDecisions.at(
        time, SomeDecisions.decision(DispatchRequest.of(SomeTasks.task(task)), role));
  }

  private AssignOutcome reassign(NewAssignment move, long epoch, @Nullable String reason) {
    return reassign(move, epoch, reason, HandoverNote.none());
  }

  private AssignOutcome reassign(
      NewAssignment move, long epoch, @Nullable String reason, HandoverNote note) {
    return stores().work().run(() -> stores().assignments().reassign(move, epoch, reason, note));
  }

  private Optional<TrackedTask> cancel(String task, long epoch, @Nullable String reason) {
    return stores()
        .work()
        .run(() -> stores().assignments().cancel(new TaskId(task), epoch, reason, LATER));
  }

  private List<PastAttempt> attempts(String task, int most) {
    return stores().assignments().attempts(new TaskId(task), most);
  }

  private static PastAttempt attempt(
      String role,
      Instant from,
      @Nullable Instant to,
      String end,
      @Nullable String reason,
      HandoverNote note) {
    return new PastAttempt(
        new RoleId(role),
        SomeRoles.role(role).profile().name(),
        from,
        to,
        end,
        reason,
        note.done(),
        note.left(),
        note.artefacts());
  }

  private TrackedTask task(String id) {
    return stores().assignments().find(new TaskId(id)).orElseThrow();
  }

  private DispatchEvent onlyEvent(String task) {
    List<DispatchEvent> events = stores().assignments().events(new TaskId(task));
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private Workload workload(String role) {
    return stores().roles().find(new RoleId(role)).orElseThrow().workload();
  }

  private List<String> idsInPagesOf(TaskFilter filter, int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Page<TrackedTask> page = stores().assignments().list(filter, new PageRequest(limit, cursor));
      page.items().forEach(found -> ids.add(found.task().id().value()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }
}
