package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.LifeStore.AssignmentEnd;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Affinities;
import dev.roledispatcher.domain.selection.Affinity;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class AffinityLedgerTest {

  private static final Instant NOW = SomeDecisions.DECIDED;
  private static final Duration HALF_LIFE = AffinitySettings.DEFAULT.halfLife();
  private static final List<WorkOutcome> OUTCOMES = List.of(WorkOutcome.values());
  private static final Duration KEY_HELD = AffinitySettings.DEFAULT.keyHeld();

  private final DataSource dataSource;
  private final List<IndexedRole> candidates;
  private Instant clock = NOW;
  private @Nullable Stores stores;

  @Inject
  AffinityLedgerTest(DataSource dataSource) {
    this.dataSource = dataSource;
    RoleIndex index = RoleIndex.of(List.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x")));
    this.candidates =
        List.of(
            index.find(new RoleId("a")).orElseThrow(), index.find(new RoleId("b")).orElseThrow());
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
    stores()
        .work()
        .run(() -> stores().roles().add(List.of(SomeRoles.role("a"), SomeRoles.role("b"))));
  }

  @Test
  void learnsFromEveryOutcomeByTheCapabilitiesAskedFor() {
    done("a", SomeTasks.task("t1", "x", "y"), WorkOutcome.SUCCESS);
    done("a", SomeTasks.task("t2", "x"), WorkOutcome.PARTIAL);
    done("b", SomeTasks.task("t3", "x"), WorkOutcome.FAILURE);
    failed("b", SomeTasks.task("t4", "x"));
    released("a", SomeTasks.task("t5", "x"));

    Affinities known =
        ledger().of(SomeTasks.task("t", "x"), TaskClassification.HYBRID, candidates, NOW);

    assertThat(known.key()).isEqualTo("capability:x");
    assertThat(of(known, "a").successes()).isCloseTo(1.5, within(1e-9));
    assertThat(of(known, "a").failures()).isCloseTo(0.5, within(1e-9));
    assertThat(of(known, "b").successes()).isZero();
    assertThat(of(known, "b").failures()).isCloseTo(2, within(1e-9));
    Affinities both =
        ledger().of(SomeTasks.task("t", "x", "y"), TaskClassification.HYBRID, candidates, NOW);
    assertThat(of(both, "a").successes()).as("the mean of 1.5 and 1").isCloseTo(1.25, within(1e-9));
  }

  @Test
  void learnsByTheClassWhereNothingIsAskedFor() {
    done("a", SomeTasks.task("t1"), WorkOutcome.SUCCESS);

    Affinities known =
        ledger().of(SomeTasks.task("t"), TaskClassification.AI_PRIMARY, candidates, NOW);
    Affinities other = ledger().of(SomeTasks.task("t"), TaskClassification.HYBRID, candidates, NOW);

    assertThat(known.key()).isEqualTo("class:ai_primary");
    assertThat(of(known, "a").successes()).isCloseTo(1, within(1e-9));
    assertThat(other.byRole()).isEmpty();
  }

  @Test
  void forgetsHalfWithEveryHalfLife() {
    done("a", SomeTasks.task("t1", "x"), WorkOutcome.SUCCESS);
    AffinityLedger ledger = ledger();

    for (int lives = 0; lives <= 4; lives++) {
      Affinities known =
          ledger.of(
              SomeTasks.task("t", "x"),
              TaskClassification.HYBRID,
              candidates,
              NOW.plus(HALF_LIFE.multipliedBy(lives)));
      assertThat(of(known, "a").successes()).isCloseTo(Math.pow(0.5, lives), within(1e-9));
    }
  }

  /// Whether it is folded at once, later or in parts, and whoever folds: it comes to what the
  /// formula says.
  @Test
  void comesToTheSameHoweverItIsFolded() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Affinity expected = Affinity.unknown(NOW);
    AffinityLedger follower = ledger();
    for (int i = 0; i < 40; i++) {
      WorkOutcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
      clock = NOW.plus(Duration.ofHours(random.nextInt(2_000)));
      done("a", SomeTasks.task("t" + i, "x"), outcome);
      double success =
          switch (outcome) {
            case SUCCESS -> 1;
            case PARTIAL -> 0.5;
            case FAILURE -> 0;
          };
      expected = expected.learned(success, clock, HALF_LIFE);
      if (random.nextInt(4) == 0) {
        assertThat(follower.fold()).isPositive();
      }
      if (random.nextInt(4) == 0) {
        follower.refresh();
      }
    }
    follower.refresh();
    Instant then = NOW.plus(Duration.ofHours(2_500));
    Affinity wanted = expected.decayedTo(then, HALF_LIFE);
    for (AffinityLedger ledger : List.of(follower, ledger())) {
      Affinities known =
          ledger.of(SomeTasks.task("t", "x"), TaskClassification.HYBRID, candidates, then);
      assertThat(of(known, "a").successes())
          .as("seed %d", seed)
          .isCloseTo(wanted.successes(), within(1e-9));
      assertThat(of(known, "a").failures())
          .as("seed %d", seed)
          .isCloseTo(wanted.failures(), within(1e-9));
    }
  }

  @Test
  void knowsWhoHadTheLastTaskOfAKeyUntilTheTimeIsUp() {
    AffinityLedger ledger = ledger();
    assign("a", keyed("t1", "customer-7"));
    clock = NOW.plusSeconds(60);
    assign("b", keyed("t2", "customer-7"));

    Affinities known =
        ledger.of(keyed("t", "customer-7"), TaskClassification.HYBRID, candidates, clock);
    assertThat(known.key()).isEqualTo("customer-7");
    assertThat(of(known, "b").lastHeldAt()).isEqualTo(clock);
    assertThat(known.of(new RoleId("a"))).isNull();
    assertThat(
            ledger
                .of(keyed("t", "customer-8"), TaskClassification.HYBRID, candidates, clock)
                .byRole())
        .isEmpty();

    Instant late = clock.plus(KEY_HELD);
    assertThat(
            ledger
                .of(keyed("t", "customer-7"), TaskClassification.HYBRID, candidates, late)
                .byRole())
        .isEmpty();
  }

  @Test
  void keepsOneRowPerKeyAndNoneForTasksWithoutOne() {
    for (int i = 0; i < 5; i++) {
      assign("a", keyed("t" + i, "customer-7"));
    }
    assign("a", SomeTasks.task("plain", "x"));
    assign("a", keyed("odd", "nul\u0000"));
    assign("a", keyed("long", "k".repeat(257)));

    assertThat(Tables.column(dataSource, "SELECT key FROM affinity_holder"))
        .containsExactly("customer-7");
  }

  @Test
  void forgetsWhatIsOfNoUseAnyMore() {
    assign("a", keyed("t1", "customer-7"));
    done("a", SomeTasks.task("t2", "x"), WorkOutcome.SUCCESS);
    AffinityLedger ledger = ledger();
    ledger.fold();

    assertThat(ledger.forget()).isZero();
    clock = NOW.plus(KEY_HELD).plusSeconds(1);
    assertThat(ledger.forget()).isEqualTo(1);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM affinity_holder")).isZero();
    clock = NOW.plus(HALF_LIFE.multipliedBy(10)).plusSeconds(1);
    assertThat(ledger.forget()).isEqualTo(1);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM affinity_total")).isZero();
  }

  @Test
  void hearsOfOutcomesThatOthersFolded() {
    AffinityLedger one = ledger();
    done("a", SomeTasks.task("t1", "x"), WorkOutcome.SUCCESS);
    ledger().fold();

    one.refresh();

    assertThat(
            of(one.of(SomeTasks.task("t", "x"), TaskClassification.HYBRID, candidates, NOW), "a")
                .successes())
        .isCloseTo(1, within(1e-9));
  }

  private AffinityLedger ledger() {
    AffinityLedger ledger =
        new PersistenceAdapters(dataSource, PersistenceSettings.DEFAULT)
            .affinityLedger(() -> clock);
    ledger.refresh();
    return ledger;
  }

  private static Affinity of(Affinities known, String role) {
    return requireNonNull(known.of(new RoleId(role)), () -> "What is known of " + role);
  }

  private static Task keyed(String id, String key) {
    Task plain = SomeTasks.task(id, "x");
    return new Task(
        plain.id(),
        plain.description(),
        plain.requirements(),
        plain.priority(),
        new Attributes(Map.of("affinity_key", key)),
        Attributes.none(),
        null);
  }

  private void assign(String role, Task task) {
    NewAssignment assignment =
        SomeDecisions.at(clock, SomeDecisions.decision(DispatchRequest.of(task), role));
    stores().work().run(() -> stores().assignments().assign(List.of(assignment)));
  }

  private void done(String role, Task task, WorkOutcome outcome) {
    end(role, task, TaskState.COMPLETED, Ending.COMPLETED, outcome, DispatchEvent.Type.COMPLETED);
  }

  private void failed(String role, Task task) {
    end(role, task, TaskState.FAILED, Ending.FAILED, null, DispatchEvent.Type.FAILED);
  }

  private void released(String role, Task task) {
    end(role, task, TaskState.QUEUED, Ending.RELEASED, null, DispatchEvent.Type.RELEASED);
  }

  private void end(
      String role,
      Task task,
      TaskState to,
      Ending ending,
      @Nullable WorkOutcome outcome,
      DispatchEvent.Type event) {
    assign(role, task);
    Standing standing = stores().life().standing(task.id()).orElseThrow();
    assertThat(
            stores()
                .work()
                .run(() ->
                    stores()
                        .life()
                        .end(
                            new AssignmentEnd(
                                standing,
                                to,
                                ending,
                                outcome,
                                null,
                                HandoverNote.none(),
                                null,
                                List.of(new NewEvent(event, true, null, Attributes.none())),
                                clock))))
        .isPresent();
  }

  private Stores stores() {
    return requireNonNull(stores);
  }
}
