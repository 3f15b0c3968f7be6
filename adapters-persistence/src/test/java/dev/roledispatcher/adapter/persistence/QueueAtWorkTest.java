package dev.roledispatcher.adapter.persistence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.QueueStore.Claim;
import dev.roledispatcher.application.port.out.QueueStore.Due;
import dev.roledispatcher.application.port.out.QueueStore.Head;
import dev.roledispatcher.application.port.out.QueueStore.Rewrite;
import dev.roledispatcher.application.port.out.QueueStore.Wanted;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeWaiting;
import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.Lane;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.task.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class QueueAtWorkTest {

  private static final Instant NOW = SomeDecisions.DECIDED;
  private static final int TASKS = 120;
  private static final int DRAINERS = 6;

  private final DataSource dataSource;
  private @Nullable Stores stores;

  @Inject
  QueueAtWorkTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @BeforeEach
  void emptyTheTables() {
    stores = Tables.emptyStores(dataSource);
  }

  @Test
  void startsEveryTaskOnceHoweverManyDrain() {
    stores().work().run(() -> stores().roles().add(List.of(SomeRoles.role("a"))));
    List<WaitingTask> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(
          SomeWaiting.since(
              NOW.plusSeconds(i),
              SomeWaiting.queued(SomeWaiting.ofTenant("t" + i, "one", Priority.LOW))));
    }
    stores().work().run(() -> stores().queue().enqueue(tasks, NOW));
    Demand demand = tasks.getFirst().demand(NOW);

    List<Integer> started = Together.run(DRAINERS, number -> drainAll(demand));

    assertThat(started.stream().mapToInt(Integer::intValue).sum()).isEqualTo(TASKS);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM capacity_hold")).isEqualTo(TASKS);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM assignment")).isEqualTo(TASKS);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM queue_entry")).isZero();
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM task WHERE epoch <> 1")).isZero();
    assertThat(stores().queue().counts(10).rows()).isEmpty();
  }

  @Test
  void letsEveryScheduledTaskIntoTheQueueOnceHoweverManySweep() {
    Instant due = NOW.plusSeconds(60);
    List<WaitingTask> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(
          SomeWaiting.until(
              due, SomeWaiting.queued(SomeWaiting.ofTenant("t" + i, "one", Priority.LOW))));
    }
    stores().work().run(() -> stores().queue().enqueue(tasks, NOW));

    assertThat(queueAllDue(due.minusMillis(1))).isZero();
    List<Integer> queued = Together.run(DRAINERS, number -> queueAllDue(due));

    assertThat(queued.stream().mapToInt(Integer::intValue).sum()).isEqualTo(TASKS);
    assertThat(
            Tables.number(
                dataSource,
                "SELECT count(*) FROM task WHERE state = 'QUEUED' AND last_sequence = 2"))
        .isEqualTo(TASKS);
    assertThat(
            Tables.number(dataSource, "SELECT count(*) FROM dispatch_event WHERE type = 'QUEUED'"))
        .isEqualTo(TASKS);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM queue_entry WHERE due_at IS NULL"))
        .isEqualTo(TASKS);
  }

  /// Lets those into the queue whose time has come, ten at a time, until none is to be had.
  private int queueAllDue(Instant at) {
    int all = 0;
    while (true) {
      int queued =
          stores()
              .work()
              .run(() -> {
                List<Rewrite> changes =
                    stores().queue().lockDue(Due.SCHEDULE, at, 10).stream()
                        .map(entry ->
                            new Rewrite(
                                entry.task().inTheQueue("It waits."),
                                DispatchEvent.Type.QUEUED,
                                null,
                                Attributes.none()))
                        .toList();
                stores().queue().rewrite(changes, at);
                return changes.size();
              });
      if (queued == 0) {
        return all;
      }
      all += queued;
    }
  }

  @Test
  void answersFromIndexesWithAHundredThousandTasks() {
    Tables.execute(
        dataSource,
        """
        INSERT INTO queue_entry (task_id, signature, demand, lane, share_key, rank_at, priority,
                                 enqueued_at, adjust_us, escalated, reason, request, classification)
        SELECT 't' || i, 's' || i % 5, '{"format":1,"demand":"hybrid\\nsuits\\n1 c' || i % 5 || '"}',
               CASE WHEN i % 50 = 0 THEN 0 ELSE 1 END, 'k' || i % 20,
               TIMESTAMPTZ '2026-03-02 08:00Z' + i * INTERVAL '0.01 s', 'LOW',
               TIMESTAMPTZ '2026-03-02 08:00Z' + i * INTERVAL '0.01 s', 0, 0, 'It waits.', '{}', '{}'
          FROM generate_series(1, 100000) i\
        """);
    Tables.execute(dataSource, "ANALYZE queue_entry");

    assertThat(stores().queue().demands()).hasSize(5);
    assertThat(stores().queue().counts(1_000).rows().stream().mapToLong(row -> row.tasks()).sum())
        .isEqualTo(100_000);
    assertThat(Tables.number(dataSource, "SELECT count(*) FROM queue_delta")).isLessThan(100);
    for (String sql :
        List.of(
            QueueSql.DEMANDS,
            QueueSql.OLDEST,
            filled(QueueSql.LINES, "'{s1,s2}'", "now()", "now()", "200"),
            filled(
                QueueSql.COUNT_BEFORE,
                "1::smallint",
                "'k3'",
                "'2026-03-02 08:09Z'",
                "'t1'",
                "1001"),
            filled(
                QueueSql.CLAIM,
                "'{s1}'",
                "'{1}'",
                "'{k1}'",
                "'{50}'",
                "'{50}'",
                "'{-infinity}'",
                "'{\"\"}'",
                "now()",
                "now()"),
            filled(QueueSql.LOCK_EXPIRED, "now()", "500"),
            filled(QueueSql.LOCK_CHANGING, "now()", "500"),
            filled(QueueSql.LOCK_SCHEDULED, "now()", "500"))) {
      assertThat(plan(sql))
          .describedAs(sql)
          .contains("queue_entry_")
          .doesNotContain("Seq Scan on queue_entry");
    }
  }

  /// Starts tasks of a demand, ten at a time, until there are none.
  private int drainAll(Demand demand) {
    int all = 0;
    while (true) {
      int started =
          stores()
              .work()
              .run(() -> {
                Claim claim = stores().queue().tryClaim();
                if (claim != Claim.HELD) {
                  return stores().queue().demands().isEmpty() ? 0 : -1;
                }
                List<Head> heads =
                    stores()
                        .queue()
                        .claim(
                            List.of(
                                new Wanted(
                                    demand, Lane.ORDINARY, new FairnessKey("one"), 10, 10, null)),
                            NOW);
                List<AssignOutcome> outcomes =
                    heads.isEmpty()
                        ? List.of()
                        : stores()
                            .assignments()
                            .assign(heads.stream().map(this::starting).toList());
                return (int)
                    outcomes.stream().filter(AssignOutcome.Assigned.class::isInstance).count();
              });
      if (started == 0) {
        return all;
      }
      all += Math.max(0, started);
    }
  }

  private NewAssignment starting(Head head) {
    return new NewAssignment(
        SomeDecisions.decision(head.entry().task().request(), "a"),
        NOW,
        SomeDecisions.TOOK,
        null,
        head.entry().epoch());
  }

  private static String filled(String sql, String... values) {
    String filled = sql;
    for (String value : values) {
      int at = filled.indexOf('?');
      filled = filled.substring(0, at) + value + filled.substring(at + 1);
    }
    return filled;
  }

  private String plan(String sql) {
    return stores()
        .work()
        .run(() ->
            new Database(dataSource)
                .anywhere(connection -> {
                  try (PreparedStatement byIndex = connection.prepareStatement(QueueSql.BY_INDEX)) {
                    byIndex.execute();
                  }
                  return explain(connection.prepareStatement("EXPLAIN " + sql));
                }));
  }

  private static String explain(PreparedStatement statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (statement;
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private Stores stores() {
    return requireNonNull(stores);
  }
}
