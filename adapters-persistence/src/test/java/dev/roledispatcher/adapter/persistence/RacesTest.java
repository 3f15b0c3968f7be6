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
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.port.out.OfferStore.OfferEnd;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.DispatchHistory;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  private static final Instant AT = SomeDecisions.DECIDED.plusSeconds(1);

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
  void givesAnOfferedTaskToOneOfFiftyWhoAcceptAtOnce() {
    register(SomeRoles.holdingAtMost(9, "a"));
    NewOffer wanted =
        new NewOffer(
            SomeDecisions.assignment("t", "a"), SomeDecisions.DECIDED.plusSeconds(60), null);
    stores().work().run(() -> stores().offers().issue(wanted));

    List<Optional<TrackedTask>> outcomes =
        Together.run(
            50,
            i ->
                stores()
                    .work()
                    .run(() ->
                        stores()
                            .offers()
                            .accept(
                                wanted.assignment().decision().id(),
                                SomeDecisions.DECIDED.plusSeconds(1))));

    assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(count("assignment")).isEqualTo(1);
    assertThat(count("capacity_hold")).isEqualTo(1);
    assertThat(history("t").state()).isEqualTo(TaskState.ASSIGNED);
    assertThat(count("outbox")).isEqualTo(count("dispatch_event")).isEqualTo(3);
  }

  @Test
  void expiresEveryOfferOnceHoweverManySweep() {
    register(SomeRoles.role("a"));
    for (int i = 0; i < 60; i++) {
      offered("t" + i);
    }

    List<Integer> done = Together.run(4, i -> sweepOffers());

    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
    assertThat(count("capacity_hold")).isZero();
    assertThat(count("dispatch_event")).isEqualTo(3 * 60);
    assertThat(stores().offers().missed(new RoleId("a")).inARow()).isEqualTo(60);
    assertThat(stores().offers().expired(AT.plusSeconds(60), 500)).isEmpty();
  }

  @Test
  void losesEverySilentRoleOnceHoweverManySweep() {
    register(SomeRoles.role("a"));
    for (int i = 0; i < 60; i++) {
      assign(SomeDecisions.leased("t" + i, "a", Duration.ofSeconds(1)));
    }

    List<Integer> done = Together.run(4, i -> sweepLeases());

    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
    assertThat(count("capacity_hold")).isZero();
    assertThat(count("dispatch_event")).isEqualTo(2 * 60);
    assertThat(stores().life().lapsed(AT.plusSeconds(60), 500)).isEmpty();
  }

  @Test
  void aSweepPassesOverWhatSomebodyElseIsChanging() throws Exception {
    register(SomeRoles.role("a"));
    offered("offered");
    assign(SomeDecisions.leased("leased", "a", Duration.ofSeconds(1)));
    CountDownLatch changing = new CountDownLatch(1);
    CountDownLatch swept = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(() ->
                stores()
                    .work()
                    .run(() -> {
                      cancelInside("offered", 0);
                      cancelInside("leased", 1);
                      changing.countDown();
                      return passed(swept);
                    }));
    assertThat(changing.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(sweepOffers()).isZero();
    assertThat(sweepLeases()).isZero();

    swept.countDown();
    other.join();
    assertThat(history("offered").state()).isEqualTo(TaskState.CANCELLED);
    assertThat(history("leased").state()).isEqualTo(TaskState.CANCELLED);
  }

  private void cancelInside(String task, long epoch) {
    assertThat(stores().assignments().cancel(new TaskId(task), epoch, null, AT)).isPresent();
  }

  private static boolean passed(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void offered(String task) {
    NewOffer offer =
        new NewOffer(
            SomeDecisions.assignment(task, "a"), SomeDecisions.DECIDED.plusSeconds(1), null);
    stores().work().run(() -> stores().offers().issue(offer));
  }

  /// Lets every offer lapse that is due, as one instance would.
  private int sweepOffers() {
    int done = 0;
    Instant at = AT.plusSeconds(60);
    for (Offer offer : stores().offers().expired(at, 500)) {
      long sequence = stores().life().standing(offer.task()).orElseThrow().sequence();
      OfferEnd end =
          new OfferEnd(
              offer, sequence, Offer.State.EXPIRED, null, TaskState.QUEUED, null, List.of(), at);
      if (stores().work().run(() -> stores().offers().end(end)).isPresent()) {
        done++;
      }
    }
    return done;
  }

  /// Takes every task away whose lease has lapsed, as one instance would.
  private int sweepLeases() {
    int done = 0;
    Instant at = AT.plusSeconds(60);
    for (TaskId task : stores().life().lapsed(at, 500)) {
      LifeStore.AssignmentEnd end =
          new LifeStore.AssignmentEnd(
              stores().life().standing(task).orElseThrow(),
              TaskState.QUEUED,
              PastAttempt.Ending.LOST,
              null,
              "Silent.",
              HandoverNote.none(),
              null,
              List.of(
                  new LifeStore.NewEvent(
                      DispatchEvent.Type.LOST, true, "Silent.", Attributes.none())),
              at);
      if (stores().work().run(() -> stores().life().end(end)).isPresent()) {
        done++;
      }
    }
    return done;
  }

  /// Tasks that exclude each other's roles, each decided on what was so before, of one role only.
  @Test
  void givesARoleOneOfTwoTasksThatMustBeKeptApart() {
    register(SomeRoles.role("a"));
    for (int round = 0; round < 40; round++) {
      String one = "one" + round;
      String other = "other" + round;

      List<Boolean> got =
          Together.run(
              2,
              i -> i == 0 ? assignApart(one, other, () -> {}) : assignApart(other, one, () -> {}));

      assertThat(got).describedAs(one).containsExactlyInAnyOrder(true, false);
    }
    assertThat(count("assignment")).isEqualTo(40);
    assertThat(count("capacity_hold")).isEqualTo(40);
  }

  /// Whoever gives the other task to the role without a thought for this one comes before, and is
  /// seen, or after.
  @Test
  void keepsApartWhateverIsDoneToTheOtherTaskAtTheSameTime() {
    register(SomeRoles.role("a"), SomeRoles.role("b"));
    for (int round = 0; round < 40; round++) {
      String other = "other" + round;
      String apart = "apart" + round;
      assign(SomeDecisions.assignment(other, "b"));
      AtomicInteger steps = new AtomicInteger();
      int[] written = new int[2];

      List<Boolean> got =
          Together.run(
              2,
              i ->
                  i == 0
                      ? assignApart(apart, other, () -> written[0] = steps.incrementAndGet())
                      : reassign(other, () -> written[1] = steps.incrementAndGet()));

      assertThat(got.get(1)).isTrue();
      if (got.get(0)) {
        assertThat(written[0]).describedAs(apart).isLessThan(written[1]);
      }
    }
  }

  /// Gives a task to the role that another one has.
  private boolean reassign(String task, Runnable written) {
    return stores()
        .work()
        .run(() -> {
          AssignOutcome moved =
              stores()
                  .assignments()
                  .reassign(
                      SomeDecisions.at(AT, SomeDecisions.assignment(task, "a").decision()),
                      1,
                      null,
                      HandoverNote.none());
          written.run();
          return moved instanceof Assigned;
        });
  }

  /// Gives a task to the role unless the role has the other one.
  private boolean assignApart(String task, String other, Runnable written) {
    return stores()
        .work()
        .run(() -> {
          boolean isFree =
              stores()
                  .assignments()
                  .holdRolesOf(new TaskId(task), List.of(new TaskId(other)))
                  .getOrDefault(new TaskId(other), Set.of())
                  .stream()
                  .noneMatch(new RoleId("a")::equals);
          boolean got =
              isFree
                  && stores()
                          .assignments()
                          .assign(List.of(SomeDecisions.assignment(task, "a")))
                          .getFirst()
                      instanceof Assigned;
          written.run();
          return got;
        });
  }

  @Test
  void endsAnAssignmentForOneOfManyWhoCompleteReleaseAndCancelIt() {
    register(SomeRoles.holdingAtMost(9, "a"));
    for (int round = 0; round < 20; round++) {
      String task = "t" + round;
      assign(SomeDecisions.assignment(task, "a"));

      List<Boolean> done =
          Together.run(
              12,
              i ->
                  switch (i % 3) {
                    case 0 -> end(task, PastAttempt.Ending.COMPLETED, TaskState.COMPLETED);
                    case 1 -> end(task, PastAttempt.Ending.RELEASED, TaskState.QUEUED);
                    default ->
                        stores().work().run(() -> stores().life().start(new TaskId(task), 1, AT));
                  });

      long ends = IntStream.range(0, 12).filter(i -> i % 3 != 2 && done.get(i)).count();
      assertThat(ends).describedAs(task).isEqualTo(1);
      assertThat(history(task).currentRole()).isNull();
    }
    assertThat(count("capacity_hold")).isZero();
    assertEverythingAddsUp();
  }

  private boolean end(String task, PastAttempt.Ending ending, TaskState to) {
    for (int tries = 0; tries < 50; tries++) {
      LifeStore.Standing standing = stores().life().standing(new TaskId(task)).orElseThrow();
      if (standing.task().state() != TaskState.ASSIGNED) {
        return false;
      }
      boolean completes = ending == PastAttempt.Ending.COMPLETED;
      LifeStore.AssignmentEnd end =
          new LifeStore.AssignmentEnd(
              standing,
              to,
              ending,
              completes ? WorkOutcome.SUCCESS : null,
              null,
              HandoverNote.none(),
              null,
              List.of(
                  new LifeStore.NewEvent(
                      completes ? DispatchEvent.Type.COMPLETED : DispatchEvent.Type.RELEASED,
                      true,
                      null,
                      Attributes.none())),
              AT);
      if (stores().work().run(() -> stores().life().end(end)).isPresent()) {
        return true;
      }
    }
    throw new AssertionError("The task (" + task + ") must come to rest.");
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
