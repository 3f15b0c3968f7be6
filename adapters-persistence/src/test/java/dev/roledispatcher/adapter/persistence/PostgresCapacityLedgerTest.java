package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.CapacityLedger;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.stats.CapacityAudit;
import dev.roledispatcher.domain.stats.CapacityAudit.Drift;
import dev.roledispatcher.domain.stats.CapacityAudit.Lacking;
import dev.roledispatcher.domain.stats.CapacityAudit.Orphan;
import dev.roledispatcher.domain.task.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class PostgresCapacityLedgerTest {

  private static final Instant AT = SomeDecisions.DECIDED.plusSeconds(30);

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  PostgresCapacityLedgerTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
    register(SomeRoles.holdingAtMost(9, "a"), SomeRoles.role("b"));
  }

  @Test
  void findsNothingWrongWhereNothingIs() {
    assign(SomeDecisions.assignment(SomeTasks.costing(3, "t1"), "a"));
    assign(SomeDecisions.assignment("t2", "b"));
    offer("t3", "b");
    stores().statistics().fold();
    assign(SomeDecisions.assignment("t4", "b"));

    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
    assertThat(held()).isEqualTo(6);
  }

  @Test
  void mendsACachedLoadThatIsWrong() {
    assign(SomeDecisions.assignment(SomeTasks.costing(3, "t1"), "a"));
    assign(SomeDecisions.assignment("t2", "b"));
    stores().statistics().fold();
    Tables.execute(dataSource, "UPDATE role_load SET active = 1 WHERE role_id = 'a'");
    Tables.execute(dataSource, "UPDATE role_load SET active = 5 WHERE role_id = 'b'");

    CapacityAudit audit = audit();

    assertThat(audit.drifts())
        .containsExactly(new Drift(new RoleId("a"), 1, 3), new Drift(new RoleId("b"), 5, 1));
    assertThat(audit.drift()).isEqualTo(6);
    assertThat(active("a")).isEqualTo(3);
    assertThat(active("b")).isEqualTo(1);
    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
    stores().statistics().fold();
    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
  }

  @Test
  void mendsTheCachedLoadOfARoleThatIsInNoCache() {
    assign(SomeDecisions.assignment(SomeTasks.costing(2, "t1"), "a"));
    Tables.execute(dataSource, "DELETE FROM dispatch_delta");

    assertThat(audit().drifts()).containsExactly(new Drift(new RoleId("a"), 0, 2));
    assertThat(active("a")).isEqualTo(2);
  }

  @Test
  void freesAHoldThatIsForNothing() {
    NewAssignment assignment = SomeDecisions.assignment(SomeTasks.costing(2, "t1"), "a");
    assign(assignment);
    assign(SomeDecisions.assignment("t2", "a"));
    Tables.execute(
        dataSource,
        "UPDATE task SET state = 'CANCELLED', current_role_id = NULL WHERE task_id = 't1'");

    CapacityAudit audit = audit();

    assertThat(audit.orphans())
        .containsExactly(new Orphan(assignment.decision().id(), new TaskId("t1"), 2));
    assertThat(audit.drifts()).isEmpty();
    assertThat(active("a")).isEqualTo(1);
    assertThat(held()).isEqualTo(1);
    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
  }

  @Test
  void freesAHoldOfAnOfferThatIsOver() {
    NewOffer offer = offer("t1", "a");
    Tables.execute(dataSource, "UPDATE offer SET state = 'REVOKED', answered_at = now()");

    assertThat(audit().orphans())
        .containsExactly(new Orphan(offer.assignment().decision().id(), new TaskId("t1"), 1));
    assertThat(active("a")).isZero();
    assertThat(held()).isZero();
  }

  @Test
  void letsAnAssignmentAndAnOfferHoldWhatTheyTakeWhenTheyHoldNothing() {
    NewAssignment assignment = SomeDecisions.assignment(SomeTasks.costing(3, "t1"), "a");
    assign(assignment);
    NewOffer offer = offer("t2", "b");
    Tables.execute(dataSource, "DELETE FROM capacity_hold");

    CapacityAudit audit = audit();

    assertThat(audit.lacking())
        .containsExactlyInAnyOrder(
            new Lacking(assignment.decision().id(), new TaskId("t1"), new RoleId("a"), 3),
            new Lacking(offer.assignment().decision().id(), new TaskId("t2"), new RoleId("b"), 1));
    assertThat(audit.drift()).isEqualTo(4);
    assertThat(held()).isEqualTo(4);
    assertThat(active("a")).isEqualTo(3);
    assertThat(
            Tables.column(
                dataSource, "SELECT slot FROM capacity_hold WHERE role_id = 'a' ORDER BY slot"))
        .containsExactly("0", "1", "2");
    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
    assertThat(assign(SomeDecisions.assignment(SomeTasks.costing(6, "t3"), "a")))
        .isInstanceOf(AssignOutcome.Assigned.class);
  }

  @Test
  void countsWhatWasAssignedBeforeThereWasALimit() {
    TaskKind incident = new TaskKind("incident");
    assign(SomeDecisions.assignment(SomeTasks.ofKind("incident", 2, "t1"), "a"));
    assign(SomeDecisions.assignment(SomeTasks.ofKind("chore", 2, "t2"), "b"));
    PersistenceAdapters limited =
        Tables.adapters(dataSource, new CapacityLimits(5, Map.of(incident, 3)));

    assertThat(limited.capacityLedger().audit(AT)).contains(CapacityAudit.CLEAN);

    assertThat(
            Tables.column(
                dataSource,
                """
                SELECT scope || ' ' || slot FROM capacity_hold
                 WHERE scope IS NOT NULL ORDER BY scope, slot\
                """))
        .containsExactly(
            "kind incident 0", "kind incident 1", "total 0", "total 1", "total 2", "total 3");
  }

  @Test
  void makesRoomBelowALimitThatWasLowered() {
    Stores wide = Tables.stores(Tables.adapters(dataSource, new CapacityLimits(9, Map.of())));
    for (int i = 0; i < 6; i++) {
      NewAssignment assignment = SomeDecisions.assignment("t" + i, "b");
      wide.work().run(() -> wide.assignments().assign(List.of(assignment)));
    }
    PersistenceAdapters narrow = Tables.adapters(dataSource, new CapacityLimits(2, Map.of()));
    narrow.capacityLedger().audit(AT);
    for (int i = 0; i < 5; i++) {
      cancel("t" + i);
    }
    narrow.capacityLedger().audit(AT);

    Stores now = Tables.stores(narrow);
    List<AssignOutcome> outcomes =
        now.work()
            .run(() ->
                now.assignments()
                    .assign(
                        List.of(
                            SomeDecisions.assignment("t7", "b"),
                            SomeDecisions.assignment("t8", "b"))));

    assertThat(outcomes).filteredOn(AssignOutcome.Assigned.class::isInstance).hasSize(1);
    assertThat(
            Tables.number(dataSource, "SELECT count(*) FROM capacity_hold WHERE scope = 'total'"))
        .isEqualTo(2);
  }

  @Test
  void leavesItToOneInstanceAtATime() {
    CapacityLedger ledger = Tables.adapters(dataSource, CapacityLimits.NONE).capacityLedger();

    List<Boolean> looked = Together.run(6, i -> ledger.audit(AT).isPresent());

    assertThat(looked).contains(true);
    assertThat(audit()).isEqualTo(CapacityAudit.CLEAN);
  }

  @Test
  void findsNothingWrongWhileTasksComeAndGo() {
    List<Boolean> clean =
        Together.run(
            5,
            thread -> {
              boolean allClean = true;
              for (int i = 0; i < 25; i++) {
                if (thread == 0) {
                  allClean &=
                      Tables.adapters(dataSource, CapacityLimits.NONE)
                          .capacityLedger()
                          .audit(AT)
                          .map(CapacityAudit.CLEAN::equals)
                          .orElse(true);
                } else if (thread == 1) {
                  stores().statistics().fold();
                } else {
                  String task = "t-" + thread + "-" + i;
                  assign(SomeDecisions.assignment(SomeTasks.costing(1 + i % 3, task), "b"));
                  cancel(task);
                }
              }
              return allClean;
            });

    assertThat(clean).containsOnly(true);
    assertThat(held()).isZero();
  }

  private CapacityAudit audit() {
    return Tables.adapters(dataSource, CapacityLimits.NONE)
        .capacityLedger()
        .audit(AT)
        .orElseThrow();
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

  private NewOffer offer(String task, String role) {
    NewOffer offer =
        new NewOffer(
            SomeDecisions.assignment(task, role), SomeDecisions.DECIDED.plusSeconds(60), null);
    stores().work().run(() -> stores().offers().issue(offer));
    return offer;
  }

  private void cancel(String task) {
    stores().work().run(() -> stores().assignments().cancel(new TaskId(task), 1, null, AT));
  }

  private int active(String role) {
    return stores().roles().find(new RoleId(role)).orElseThrow().workload().active();
  }

  private long held() {
    return Tables.number(dataSource, "SELECT count(*) FROM capacity_hold");
  }
}
