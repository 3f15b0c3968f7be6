package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.LimitReached;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.RoleFull;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store promises of capacity: what a task costs, and the limits it counts against.
public abstract class CapacityContract {

  private static final TaskKind INCIDENT = new TaskKind("incident");
  private static final Instant LATER = SomeDecisions.DECIDED.plusSeconds(60);

  /// Empty stores under those limits.
  protected abstract Stores stores(CapacityLimits limits);

  @Test
  void takesAsManyUnitsOfARoleAsATaskCosts() {
    Stores stores = with(CapacityLimits.NONE, SomeRoles.holdingAtMost(5, "a"));

    assertThat(assign(stores, SomeTasks.costing(3, "t1"), "a")).isInstanceOf(Assigned.class);
    assertThat(active(stores, "a")).isEqualTo(3);
    assertThat(assign(stores, SomeTasks.costing(3, "t2"), "a")).isEqualTo(full("a"));
    assertThat(active(stores, "a")).isEqualTo(3);
    assertThat(assign(stores, SomeTasks.costing(2, "t3"), "a")).isInstanceOf(Assigned.class);
    assertThat(active(stores, "a")).isEqualTo(5);
  }

  @Test
  void neverGivesATaskToARoleWhoseWholeCapacityIsLessThanItsCost() {
    Stores stores = with(CapacityLimits.NONE, SomeRoles.holdingAtMost(2, "a"));

    assertThat(assign(stores, SomeTasks.costing(3, "t"), "a")).isEqualTo(full("a"));
    assertThat(active(stores, "a")).isZero();
    assertThat(stores.assignments().find(new TaskId("t"))).isEmpty();
  }

  @Test
  void countsTheUnitsOfARoleWithoutALimit() {
    Stores stores = with(CapacityLimits.NONE, SomeRoles.role("a"));

    assign(stores, SomeTasks.costing(100, "t1"), "a");
    assign(stores, SomeTasks.costing(7, "t2"), "a");

    assertThat(active(stores, "a")).isEqualTo(107);
  }

  @Test
  void givesAllUnitsBackOnceHoweverOftenATaskIsCancelled() {
    Stores stores = with(CapacityLimits.NONE, SomeRoles.holdingAtMost(5, "a"));
    assign(stores, SomeTasks.costing(4, "t1"), "a");
    assign(stores, SomeTasks.task("t2"), "a");

    cancel(stores, "t1", 1);
    cancel(stores, "t1", 1);

    assertThat(active(stores, "a")).isEqualTo(1);
    assertThat(assign(stores, SomeTasks.costing(4, "t3"), "a")).isInstanceOf(Assigned.class);
  }

  @Test
  void fillsARoleWithTheTasksOfAListThatFitOneAfterTheOther() {
    Stores stores = with(CapacityLimits.NONE, SomeRoles.holdingAtMost(4, "a"));

    List<AssignOutcome> outcomes =
        assign(
            stores,
            List.of(
                SomeDecisions.assignment(SomeTasks.costing(3, "t1"), "a"),
                SomeDecisions.assignment(SomeTasks.costing(3, "t2"), "a"),
                SomeDecisions.assignment(SomeTasks.costing(1, "t3"), "a")));

    assertThat(outcomes.get(0)).isInstanceOf(Assigned.class);
    assertThat(outcomes.get(1)).isEqualTo(full("a"));
    assertThat(outcomes.get(2)).isInstanceOf(Assigned.class);
    assertThat(active(stores, "a")).isEqualTo(4);
  }

  @Test
  void movesAllUnitsOfATaskWithIt() {
    Stores stores =
        with(
            CapacityLimits.NONE,
            SomeRoles.holdingAtMost(5, "a"),
            SomeRoles.holdingAtMost(2, "small"),
            SomeRoles.holdingAtMost(3, "b"));
    assign(stores, SomeTasks.costing(3, "t"), "a");

    assertThat(move(stores, SomeTasks.costing(3, "t"), "small", 1)).isEqualTo(full("small"));
    assertThat(active(stores, "a")).isEqualTo(3);
    assertThat(move(stores, SomeTasks.costing(3, "t"), "b", 1)).isInstanceOf(Assigned.class);
    assertThat(active(stores, "a")).isZero();
    assertThat(active(stores, "b")).isEqualTo(3);
    assertThat(move(stores, SomeTasks.costing(3, "t"), "b", 2)).isInstanceOf(Assigned.class);
    assertThat(active(stores, "b")).isEqualTo(3);
  }

  @Test
  void holdsForAnOfferWhatTheAssignmentWillTake() {
    Stores stores =
        with(
            new CapacityLimits(null, Map.of(INCIDENT, 3)),
            SomeRoles.holdingAtMost(3, "a"),
            SomeRoles.holdingAtMost(9, "b"));
    NewOffer offer = offer(SomeTasks.ofKind("incident", 2, "t1"), "a");
    stores.work().run(() -> stores.offers().issue(offer));

    assertThat(active(stores, "a")).isEqualTo(2);
    assertThat(assign(stores, SomeTasks.costing(2, "t2"), "a")).isEqualTo(full("a"));
    assertThat(assign(stores, SomeTasks.ofKind("incident", 2, "t3"), "b"))
        .isEqualTo(reached("b", new LimitScope.OfKind(INCIDENT)));
    stores
        .work()
        .run(() ->
            stores
                .offers()
                .accept(offer.assignment().decision().id(), SomeDecisions.DECIDED.plusSeconds(1)));
    assertThat(active(stores, "a")).isEqualTo(2);
    cancel(stores, "t1", 1);
    assertThat(active(stores, "a")).isZero();
    assertThat(assign(stores, SomeTasks.ofKind("incident", 3, "t3"), "b"))
        .isInstanceOf(Assigned.class);
  }

  @Test
  void asksNoRoleUnderALimitThatIsReached() {
    Stores stores = with(new CapacityLimits(2, Map.of()), SomeRoles.role("a"));
    assign(stores, SomeTasks.costing(2, "t1"), "a");

    assertThat(stores.work().run(() -> stores.offers().issue(offer(SomeTasks.task("t2"), "a"))))
        .isEqualTo(new IssueOutcome.NotIssued(reached("a", new LimitScope.Total())));
    assertThat(active(stores, "a")).isEqualTo(2);
  }

  @Test
  void limitsTheTasksOfAKindOfOneRole() {
    Stores stores =
        with(
            CapacityLimits.NONE,
            SomeRoles.holdingAtMost(9, "a", Map.of(INCIDENT, 2)),
            SomeRoles.holdingAtMost(9, "b"));
    assign(stores, SomeTasks.ofKind("incident", 1, "t1"), "a");

    assertThat(assign(stores, SomeTasks.ofKind("incident", 2, "t2"), "a"))
        .isEqualTo(reached("a", new LimitScope.OfRole(new RoleId("a"), INCIDENT)));
    assertThat(assign(stores, SomeTasks.ofKind("Incident", 1, "t3"), "a"))
        .isInstanceOf(Assigned.class);
    assertThat(assign(stores, SomeTasks.ofKind("chore", 5, "t4"), "a"))
        .isInstanceOf(Assigned.class);
    assertThat(assign(stores, SomeTasks.ofKind("incident", 5, "t5"), "b"))
        .isInstanceOf(Assigned.class);
    assertThat(move(stores, SomeTasks.ofKind("incident", 5, "t5"), "a", 1)).isEqualTo(full("a"));
    cancel(stores, "t4", 1);
    assertThat(move(stores, SomeTasks.ofKind("incident", 5, "t5"), "a", 1))
        .isEqualTo(reached("a", new LimitScope.OfRole(new RoleId("a"), INCIDENT)));
    assertThat(move(stores, SomeTasks.ofKind("incident", 1, "t1"), "b", 1))
        .isInstanceOf(Assigned.class);
    assertThat(assign(stores, SomeTasks.ofKind("incident", 1, "t6"), "a"))
        .isInstanceOf(Assigned.class);
  }

  @Test
  void limitsTheTasksOfAKindOverAllRoles() {
    Stores stores =
        with(
            new CapacityLimits(null, Map.of(INCIDENT, 3)),
            SomeRoles.role("a"),
            SomeRoles.role("b"));
    assign(stores, SomeTasks.ofKind("incident", 2, "t1"), "a");

    assertThat(assign(stores, SomeTasks.ofKind("incident", 2, "t2"), "b"))
        .isEqualTo(reached("b", new LimitScope.OfKind(INCIDENT)));
    assertThat(assign(stores, SomeTasks.ofKind("chore", 50, "t3"), "b"))
        .isInstanceOf(Assigned.class);
    assertThat(assign(stores, SomeTasks.ofKind("incident", 1, "t4"), "b"))
        .isInstanceOf(Assigned.class);
    cancel(stores, "t1", 1);
    assertThat(assign(stores, SomeTasks.ofKind("incident", 2, "t5"), "b"))
        .isInstanceOf(Assigned.class);
  }

  @Test
  void limitsAllTasksTogetherAndLetsOneMoveAtTheLimit() {
    Stores stores = with(new CapacityLimits(4, Map.of()), SomeRoles.role("a"), SomeRoles.role("b"));
    assign(stores, SomeTasks.costing(3, "t1"), "a");
    assign(stores, SomeTasks.task("t2"), "b");

    assertThat(assign(stores, SomeTasks.task("t3"), "a"))
        .isEqualTo(reached("a", new LimitScope.Total()));
    assertThat(move(stores, SomeTasks.costing(3, "t1"), "b", 1)).isInstanceOf(Assigned.class);
    assertThat(active(stores, "b")).isEqualTo(4);
    assertThat(assign(stores, SomeTasks.task("t3"), "a"))
        .isEqualTo(reached("a", new LimitScope.Total()));
    cancel(stores, "t1", 2);
    assertThat(assign(stores, SomeTasks.costing(3, "t3"), "a")).isInstanceOf(Assigned.class);
  }

  @Test
  void revokesNothingWhenALimitIsLoweredAndGivesNothingUntilEnoughEnded() {
    Role role = SomeRoles.holdingAtMost(9, "a", Map.of(INCIDENT, 4));
    Stores stores = with(CapacityLimits.NONE, role);
    for (int i = 0; i < 4; i++) {
      assign(stores, SomeTasks.ofKind("incident", 1, "t" + i), "a");
    }

    limit(stores, role, 9, Map.of(INCIDENT, 2));

    assertThat(active(stores, "a")).isEqualTo(4);
    cancel(stores, "t0", 1);
    cancel(stores, "t1", 1);
    assertThat(assign(stores, SomeTasks.ofKind("incident", 1, "t9"), "a"))
        .isEqualTo(reached("a", new LimitScope.OfRole(new RoleId("a"), INCIDENT)));
  }

  @Test
  void countsTasksThatARoleHadBeforeItHadALimitForTheirKind() {
    Role role = SomeRoles.holdingAtMost(9, "a");
    Stores stores = with(CapacityLimits.NONE, role);
    assign(stores, SomeTasks.ofKind("incident", 2, "t1"), "a");
    assign(stores, SomeTasks.ofKind("chore", 2, "t2"), "a");

    limit(stores, role, 9, Map.of(INCIDENT, 3));

    assertThat(assign(stores, SomeTasks.ofKind("incident", 2, "t3"), "a"))
        .isEqualTo(reached("a", new LimitScope.OfRole(new RoleId("a"), INCIDENT)));
    assertThat(assign(stores, SomeTasks.ofKind("incident", 1, "t4"), "a"))
        .isInstanceOf(Assigned.class);
  }

  @Test
  void lowersTheCapacityOfARoleWhoseTasksCostMore() {
    Role role = SomeRoles.holdingAtMost(6, "a");
    Stores stores = with(CapacityLimits.NONE, role);
    assign(stores, SomeTasks.costing(3, "t1"), "a");
    assign(stores, SomeTasks.costing(3, "t2"), "a");

    limit(stores, role, 4, Map.of());

    assertThat(active(stores, "a")).isEqualTo(6);
    assertThat(assign(stores, SomeTasks.task("t3"), "a")).isEqualTo(full("a"));
    cancel(stores, "t1", 1);
    assertThat(assign(stores, SomeTasks.costing(2, "t3"), "a")).isEqualTo(full("a"));
    assertThat(assign(stores, SomeTasks.task("t3"), "a")).isInstanceOf(Assigned.class);
    assertThat(active(stores, "a")).isEqualTo(4);
  }

  private Stores with(CapacityLimits limits, Role... roles) {
    Stores stores = stores(limits);
    stores.work().run(() -> stores.roles().add(List.of(roles)));
    return stores;
  }

  private static AssignOutcome assign(Stores stores, Task task, String role) {
    return assign(stores, List.of(SomeDecisions.assignment(task, role))).getFirst();
  }

  private static List<AssignOutcome> assign(Stores stores, List<NewAssignment> assignments) {
    return stores.work().run(() -> stores.assignments().assign(assignments));
  }

  private static AssignOutcome move(Stores stores, Task task, String to, long epoch) {
    return stores
        .work()
        .run(() ->
            stores
                .assignments()
                .reassign(SomeDecisions.assignment(task, to), epoch, "test", HandoverNote.none()));
  }

  private static void cancel(Stores stores, String task, long epoch) {
    stores
        .work()
        .run(() ->
            stores.assignments().cancel(new TaskId(task), epoch, null, SomeDecisions.DECIDED));
  }

  private static void limit(Stores stores, Role role, int units, Map<TaskKind, Integer> ofKinds) {
    long version = stores.roles().find(role.id()).orElseThrow().role().version();
    stores
        .work()
        .run(() ->
            stores
                .roles()
                .replace(
                    role.id(),
                    version,
                    SomeRoles.limited(role.profile(), units, ofKinds),
                    SomeDecisions.DECIDED));
  }

  private static NewOffer offer(Task task, String role) {
    return new NewOffer(SomeDecisions.assignment(task, role), LATER, null);
  }

  private static int active(Stores stores, String role) {
    return stores.roles().find(new RoleId(role)).orElseThrow().workload().active();
  }

  private static AssignOutcome full(String role) {
    return new RoleFull(new RoleId(role));
  }

  private static AssignOutcome reached(String role, LimitScope scope) {
    return new LimitReached(new RoleId(role), scope);
  }
}
