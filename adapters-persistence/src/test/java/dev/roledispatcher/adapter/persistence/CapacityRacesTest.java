package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.dispatch.Offer;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.stats.CapacityAudit;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class CapacityRacesTest {

  private static final int ROUNDS = 4;
  private static final int WORKERS = 8;
  private static final Instant AT = SomeDecisions.DECIDED.plusSeconds(1);

  private static final TaskKind INCIDENT = new TaskKind("incident");

  /// Roles, and how many units each has.
  private static final Map<String, Integer> CAPACITIES = Map.of("a", 7, "b", 12, "c", 90);

  private static final CapacityLimits LIMITS = new CapacityLimits(60, Map.of(INCIDENT, 9));

  /// What is held beyond what may be; a query of one statement sees one moment.
  private static final String EXCEEDED =
      """
      SELECT u.what || ' ' || u.units
        FROM (SELECT coalesce(role_id, scope) AS what, count(*) AS units
                FROM capacity_hold GROUP BY 1) u
        JOIN (VALUES ('a', 7), ('b', 12), ('c', 90), ('total', 60), ('kind incident', 9),
                     ('role c kind incident', 4)) AS l(what, most) ON l.what = u.what
       WHERE u.units > l.most\
      """;

  /// Dispatches that hold something else than their task costs, of its role and of each limit.
  private static final String TORN =
      """
      SELECT h.dispatch_id || ' ' || coalesce(h.role_id, h.scope)
        FROM capacity_hold h
        JOIN task t ON t.task_id = h.task_id
       GROUP BY h.dispatch_id, h.role_id, h.scope, t.document ->> 'capacity_cost'
      HAVING count(*) <> coalesce((t.document ->> 'capacity_cost')::integer, 1)\
      """;

  private final DataSource dataSource;

  @Inject
  CapacityRacesTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Test
  void neverExceedsACapacityOrALimitAndLosesNothing() {
    long seed = new Random().nextLong();
    PersistenceAdapters adapters = Tables.adapters(dataSource, LIMITS);
    Stores stores = Tables.emptyStores(dataSource, LIMITS);
    stores
        .work()
        .run(() ->
            stores
                .roles()
                .add(
                    List.of(
                        SomeRoles.holdingAtMost(7, "a"),
                        SomeRoles.holdingAtMost(12, "b"),
                        SomeRoles.holdingAtMost(90, "c", Map.of(INCIDENT, 4)))));
    for (int round = 0; round < ROUNDS; round++) {
      int number = round;
      AtomicBoolean over = new AtomicBoolean();
      Together.run(
          WORKERS + 1,
          thread -> {
            if (thread == WORKERS) {
              for (int i = 0; i < 25; i++) {
                assertNothingExceeded(seed);
                stores.statistics().fold();
              }
              over.set(true);
              return thread;
            }
            Random random = new Random(seed + 31L * number + thread);
            for (int i = 0; i < 30; i++) {
              somethingHappens(stores, random, number);
            }
            return thread;
          });
      assertThat(over).isTrue();
      assertNothingExceeded(seed);
      assertThat(adapters.capacityLedger().audit(AT))
          .describedAs("seed %d", seed)
          .contains(CapacityAudit.CLEAN);
    }
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM dispatch_event"))
        .describedAs("seed %d", seed)
        .isPositive();

    for (String task : Tables.column(dataSource, "SELECT task_id FROM task")) {
      cancel(stores, task);
    }

    assertThat(Tables.column(dataSource, "SELECT dispatch_id FROM capacity_hold"))
        .describedAs("seed %d", seed)
        .isEmpty();
    assertThat(adapters.capacityLedger().audit(AT)).contains(CapacityAudit.CLEAN);
    for (String role : CAPACITIES.keySet()) {
      assertThat(stores.roles().find(new RoleId(role)).orElseThrow().workload().active())
          .describedAs("%s, seed %d", role, seed)
          .isZero();
    }
  }

  @Test
  void fillsARoleToTheLastUnitWhateverTasksCost() {
    Stores stores = Tables.emptyStores(dataSource, CapacityLimits.NONE);
    stores.work().run(() -> stores.roles().add(List.of(SomeRoles.holdingAtMost(300, "large"))));

    Together.run(
        10,
        thread -> {
          for (int i = 0; i < 12; i++) {
            assign(stores, SomeTasks.costing(1 + i % 5, "t-" + thread + "-" + i), "large");
          }
          return thread;
        });
    for (int i = 0; i < 300; i++) {
      assign(stores, SomeTasks.task("rest-" + i), "large");
    }

    assertThat(
            Tables.number(
                dataSource,
                "SELECT count(DISTINCT slot) FROM capacity_hold WHERE slot BETWEEN 0 AND 299"))
        .isEqualTo(300);
    assertThat(Tables.column(dataSource, TORN)).isEmpty();
  }

  private void assertNothingExceeded(long seed) {
    assertThat(Tables.column(dataSource, EXCEEDED)).describedAs("seed %d", seed).isEmpty();
    assertThat(Tables.column(dataSource, TORN)).describedAs("seed %d", seed).isEmpty();
  }

  /// One of: an assignment, a list of them, an offer and its answer, a move, an end.
  private static void somethingHappens(Stores stores, Random random, int round) {
    Task task = task(random, round);
    String role = List.copyOf(CAPACITIES.keySet()).get(random.nextInt(CAPACITIES.size()));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> assign(stores, task, role);
      case 3 ->
          stores
              .work()
              .run(() ->
                  stores
                      .assignments()
                      .assign(
                          IntStream.range(0, 6)
                              .mapToObj(i -> assignment(task(random, round), role))
                              .toList()));
      case 4 -> offer(stores, random, task, role);
      case 5 -> move(stores, task.id(), role);
      default -> cancel(stores, task.id().value());
    }
  }

  /// One of sixty tasks, each with its own cost, some of a kind.
  private static Task task(Random random, int round) {
    int number = random.nextInt(60);
    return SomeTasks.task("t-" + round + "-" + number)
        .withNeed(new CapacityNeed(1 + number % 5, number % 3 == 0 ? INCIDENT : null));
  }

  private static NewAssignment assignment(Task task, String role) {
    return SomeDecisions.assignmentAgain(task, role);
  }

  private static void assign(Stores stores, Task task, String role) {
    stores.work().run(() -> stores.assignments().assign(List.of(assignment(task, role))));
  }

  private static void offer(Stores stores, Random random, Task task, String role) {
    NewOffer offer =
        new NewOffer(assignment(task, role), SomeDecisions.DECIDED.plusSeconds(60), null);
    stores.work().run(() -> stores.offers().issue(offer));
    List<Offer> open = stores.offers().openOf(task.id());
    if (!open.isEmpty() && random.nextBoolean()) {
      stores.work().run(() -> stores.offers().accept(open.getFirst().id(), AT));
    }
  }

  private static void move(Stores stores, TaskId id, String role) {
    Optional<TrackedTask> task = stores.assignments().find(id);
    if (task.isPresent() && task.get().state().isOpen()) {
      stores
          .work()
          .run(() ->
              stores
                  .assignments()
                  .reassign(
                      SomeDecisions.assignment(task.get().task(), role),
                      task.get().epoch(),
                      "race",
                      HandoverNote.none()));
    }
  }

  private static void cancel(Stores stores, String id) {
    Optional<TrackedTask> task = stores.assignments().find(new TaskId(id));
    if (task.isPresent() && task.get().state().isOpen()) {
      stores
          .work()
          .run(() ->
              stores
                  .assignments()
                  .cancel(new TaskId(id), task.get().epoch(), null, SomeDecisions.DECIDED));
    }
  }
}
