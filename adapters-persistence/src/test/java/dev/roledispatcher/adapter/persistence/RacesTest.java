package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Assigned;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome.Taken;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class RacesTest {

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  RacesTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void givesOneTaskToOneOfFiftyCallers() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(100, "b"));

    List<AssignOutcome> outcomes =
        Together.run(50, i -> assign(SomeDecisions.assignment("t", i % 2 == 0 ? "a" : "b")));

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Taken.class::isInstance).hasSize(49);
    for (String table :
        List.of(
            "task",
            "assignment",
            "capacity_hold",
            "dispatch_event",
            "dispatch_decision",
            "outbox",
            "dispatch_delta")) {
      assertThat(count(table)).describedAs(table).isEqualTo(1);
    }
  }

  @Test
  void revivesAnEndedTaskForOneOfManyCallers() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(100, "b"));
    assign(SomeDecisions.assignment("t", "a"));
    cancel("t", 1);

    List<AssignOutcome> outcomes =
        Together.run(
            16,
            i ->
                assign(SomeDecisions.assignmentAgain(SomeTasks.task("t"), i % 2 == 0 ? "a" : "b")));

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(1);
    assertThat(count("capacity_hold")).isEqualTo(1);
    assertThat(history("t").events()).hasSize(3);
  }

  @Test
  void movesATaskForOneOfManyCallers() {
    register(SomeRoles.role("a"), SomeRoles.holdingAtMost(100, "b"));
    assign(SomeDecisions.assignment("t", "a"));

    List<AssignOutcome> outcomes =
        Together.run(16, i -> reassign(SomeDecisions.assignment("t", "b"), 1));

    assertThat(outcomes).filteredOn(Assigned.class::isInstance).hasSize(1);
    assertThat(count("capacity_hold")).isEqualTo(1);
    assertThat(held("a")).isZero();
    assertThat(held("b")).isEqualTo(1);
  }

  @Test
  void neverExceedsASmallCapacity() {
    int capacity = 3;
    register(SomeRoles.holdingAtMost(capacity, "small"));
    AtomicLong most = new AtomicLong();
    AtomicInteger won = new AtomicInteger();

    Together.run(
        16,
        thread -> {
          for (int i = 0; i < 15; i++) {
            String task = "t-" + thread + "-" + i;
            if (assign(SomeDecisions.assignment(task, "small")) instanceof Assigned) {
              won.incrementAndGet();
              most.accumulateAndGet(count("capacity_hold"), Math::max);
              cancel(task, 1);
            }
          }
          return thread;
        });

    assertThat(most.get()).isBetween(1L, (long) capacity);
    assertThat(won.get()).isPositive();
    assertThat(count("capacity_hold")).isZero();
    assertEverythingAddsUp();
  }

  @Test
  void fillsALargeCapacityToTheLastPlaceAndNoFurther() {
    int capacity = 500;
    register(SomeRoles.holdingAtMost(capacity, "large"));

    Together.run(16, thread -> assignMany(thread, 40));
    assertThat(count("capacity_hold")).isLessThanOrEqualTo(capacity);
    assignMany(99, capacity);

    assertThat(count("capacity_hold")).isEqualTo(capacity);
    assertThat(
            Tables.number(
                dataSource,
                "SELECT count(DISTINCT slot) FROM capacity_hold WHERE slot BETWEEN 0 AND 499"))
        .isEqualTo(capacity);
    assertEverythingAddsUp();
  }

  @Test
  void neverExceedsACapacityThatKeepsChanging() {
    Role role = SomeRoles.holdingAtMost(6, "moody");
    register(role);
    AtomicLong most = new AtomicLong();

    Together.run(
        9,
        thread -> {
          for (int i = 0; i < 12; i++) {
            if (thread == 0) {
              limit(role, i % 2 == 0 ? 2 : 6);
            } else {
              String task = "t-" + thread + "-" + i;
              if (assign(SomeDecisions.assignment(task, "moody")) instanceof Assigned) {
                most.accumulateAndGet(count("capacity_hold"), Math::max);
                cancel(task, 1);
              }
            }
          }
          return thread;
        });

    assertThat(most.get()).isLessThanOrEqualTo(6);
    limit(role, 2);
    assignManyTo("moody", 77, 10);
    assertThat(held("moody")).isEqualTo(2);
    assertThat(Tables.column(dataSource, "SELECT slot FROM capacity_hold ORDER BY slot"))
        .containsExactly("0", "1");
    assertEverythingAddsUp();
  }

  @Test
  void addsUpAfterEverythingHappenedAtOnce() {
    List<String> roles = List.of("a", "b", "c");
    register(
        SomeRoles.role("a"), SomeRoles.holdingAtMost(4, "b"), SomeRoles.holdingAtMost(70, "c"));

    Together.run(
        10,
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < 25; i++) {
            if (thread == 0) {
              stores().statistics().fold();
              continue;
            }
            String task = "t" + random.nextInt(12);
            String role = roles.get(random.nextInt(roles.size()));
            Optional<TrackedTask> known = stores().assignments().find(new TaskId(task));
            if (known.isEmpty() || !known.get().state().isOpen()) {
              assign(SomeDecisions.assignmentAgain(SomeTasks.task(task), role));
            } else if (random.nextInt(3) == 0) {
              cancel(task, known.get().epoch());
            } else {
              reassign(SomeDecisions.assignment(task, role), known.get().epoch());
            }
            if (random.nextInt(4) == 0) {
              stores().statistics().recordFailures(List.of(ErrorCode.E13306));
            }
          }
          return thread;
        });

    assertEverythingAddsUp();
    stores().statistics().fold();
    assertEverythingAddsUp();
  }

  @Test
  void foldsEveryChangeOnceHoweverManyFold() {
    register(SomeRoles.role("a"));

    List<Integer> folded =
        Together.run(
            12,
            thread -> {
              int sum = 0;
              for (int i = 0; i < 20; i++) {
                if (thread < 4) {
                  sum += stores().statistics().fold();
                } else {
                  assign(SomeDecisions.assignment("t-" + thread + "-" + i, "a"));
                }
              }
              return sum;
            });

    int rest = stores().statistics().fold();
    assertThat(folded.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(160);
    assertThat(count("dispatch_delta")).isZero();
    assertThat(stores().statistics().read().successful()).isEqualTo(160);
    assertEverythingAddsUp();
  }

  /// Holds, loads, histories, numbers and the outbox say the same.
  private void assertEverythingAddsUp() {
    assertThat(
            Tables.column(
                dataSource,
                """
                SELECT t.task_id FROM task t FULL JOIN capacity_hold h
                    ON h.dispatch_id = t.current_dispatch_id AND h.role_id = t.current_role_id
                 WHERE (t.state = 'ASSIGNED') IS DISTINCT FROM (h.dispatch_id IS NOT NULL)\
                """))
        .isEmpty();
    assertThat(
            Tables.column(
                dataSource,
                """
                SELECT t.task_id FROM task t LEFT JOIN assignment a
                    ON a.task_id = t.task_id AND a.state = 'ACTIVE'
                 GROUP BY t.task_id, t.state
                HAVING count(a.dispatch_id) <> CASE t.state WHEN 'ASSIGNED' THEN 1 ELSE 0 END\
                """))
        .isEmpty();
    for (RegisteredRole role : roles()) {
      assertThat((long) role.workload().active())
          .describedAs(role.role().id().value())
          .isEqualTo(held(role.role().id().value()));
    }
    for (String task : Tables.column(dataSource, "SELECT task_id FROM task")) {
      TrackedTask tracked = stores().assignments().find(new TaskId(task)).orElseThrow();
      DispatchHistory history = history(task);
      assertThat(history.state()).isEqualTo(tracked.state());
      assertThat(history.currentRole()).isEqualTo(tracked.currentRole());
      assertThat(history.reassignments()).isEqualTo(tracked.reassignments());
    }
    assertThat(count("outbox")).isEqualTo(count("dispatch_event"));
    assertThat(stores().statistics().read().successful())
        .isEqualTo(
            Tables.number(
                dataSource, "SELECT count(*) FROM dispatch_event WHERE type = 'DISPATCHED'"));
    assertThat(count("dispatch_decision")).isEqualTo(count("assignment"));
    assertThat(stores().statistics().read().reassignments())
        .isEqualTo(
            Tables.number(
                dataSource, "SELECT count(*) FROM dispatch_event WHERE from_role_id IS NOT NULL"));
  }

  private Stores stores() {
    return requireNonNull(stores);
  }

  private void register(Role... roles) {
    stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private AssignOutcome assign(NewAssignment assignment) {
    return stores().work().run(() -> stores().assignments().assign(List.of(assignment))).getFirst();
  }

  private List<AssignOutcome> assignMany(int batch, int tasks) {
    return assignManyTo("large", batch, tasks);
  }

  private List<AssignOutcome> assignManyTo(String role, int batch, int tasks) {
    List<NewAssignment> all =
        IntStream.range(0, tasks)
            .mapToObj(i -> SomeDecisions.assignment("m-" + batch + "-" + i, role))
            .toList();
    return stores().work().run(() -> stores().assignments().assign(all));
  }

  private AssignOutcome reassign(NewAssignment assignment, long epoch) {
    return stores()
        .work()
        .run(() -> stores().assignments().reassign(assignment, epoch, "race", HandoverNote.none()));
  }

  private void cancel(String task, long epoch) {
    stores()
        .work()
        .run(() ->
            stores().assignments().cancel(new TaskId(task), epoch, null, SomeDecisions.DECIDED));
  }

  private void limit(Role role, int capacity) {
    long version = stores().roles().find(role.id()).orElseThrow().role().version();
    stores()
        .work()
        .run(() ->
            stores()
                .roles()
                .replace(
                    role.id(),
                    version,
                    SomeRoles.limited(role.profile(), capacity),
                    SomeDecisions.DECIDED));
  }

  private DispatchHistory history(String task) {
    List<DispatchEvent> events = stores().assignments().events(new TaskId(task));
    assertThat(events).isNotEmpty();
    return DispatchHistory.of(new TaskId(task), events);
  }

  private List<RegisteredRole> roles() {
    return stores()
        .roles()
        .list(new RoleFilter(null, null, null, null), new PageRequest(200, null))
        .items();
  }

  private long held(String role) {
    return Tables.number(
        dataSource,
        "SELECT count(*) FROM capacity_hold WHERE role_id = '" + new RoleId(role) + "'");
  }

  private long count(String table) {
    return Tables.number(dataSource, "SELECT count(*) FROM " + table);
  }
}
