package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.adapter.persistence.Cursors.TaskPlace;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.testing.SomeDecisions;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class QueryPlansTest {

  private final DataSource dataSource;

  @Inject
  QueryPlansTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Test
  void answersEveryListOfTasksFromAnIndex() {
    manyTasks();
    TaskPlace place = new TaskPlace(SomeDecisions.DECIDED, new TaskId("t5"));
    List<TaskFilter> filters =
        List.of(
            new TaskFilter(null, null, null),
            new TaskFilter(TaskState.ASSIGNED, null, null),
            new TaskFilter(TaskState.CANCELLED, null, null),
            new TaskFilter(null, new RoleId("r7"), null),
            new TaskFilter(null, null, Priority.CRITICAL),
            new TaskFilter(TaskState.ASSIGNED, new RoleId("r7"), Priority.LOW));

    for (TaskFilter filter : filters) {
      for (@Nullable TaskPlace after : Stream.of(place, null).toList()) {
        assertThat(plan(TaskQuery.of(filter, after, 51)))
            .describedAs("%s after %s", filter, after)
            .containsPattern("Index Scan (using|on) task_")
            .doesNotContain("Seq Scan");
      }
    }
  }

  @Test
  void findsRolesByCapabilityFromAnIndex() {
    Tables.emptyStores(dataSource);
    Tables.execute(
        dataSource,
        """
        INSERT INTO role (role_id, version, name, name_lower, type, active, capabilities, profile,
                          created_at, updated_at)
        SELECT 'r' || i, 1, 'R', 'r', 'HYBRID', true, ARRAY['c' || i % 500, 'd' || i % 7], '{}',
               now(), now()
          FROM generate_series(1, 10000) i\
        """);
    Tables.execute(dataSource, "ANALYZE role");

    assertThat(
            Tables.column(
                dataSource,
                """
                EXPLAIN SELECT role_id FROM role
                 WHERE deleted_at IS NULL AND capabilities @> ARRAY['c7']::varchar[]
                 ORDER BY role_id LIMIT 51\
                """))
        .anyMatch(line -> line.contains("role_capabilities_idx"));
  }

  @Test
  void findsSkillsByTagFromAnIndex() {
    Tables.emptyStores(dataSource);
    Tables.execute(
        dataSource,
        """
        INSERT INTO skill (skill_id, version, tags, content, created_at, updated_at)
        SELECT 's' || i, 1, ARRAY['c' || i % 500, 'd' || i % 7], '{}', now(), now()
          FROM generate_series(1, 10000) i\
        """);
    Tables.execute(dataSource, "ANALYZE skill");
    String sql =
        PostgresSkillStore.LIST_WITH_TAG
            .replaceFirst("\\?", "'c7'")
            .replaceFirst("\\?", "''")
            .replaceFirst("\\?", "51");

    assertThat(Tables.column(dataSource, "EXPLAIN " + sql))
        .anyMatch(line -> line.contains("skill_tags_idx"));
  }

  @Test
  void findsLeasesAndOffersThatRanOutFromAnIndex() {
    Tables.emptyStores(dataSource);
    Tables.execute(
        dataSource,
        """
        INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at, ended_at,
                                lease_us, lease_until)
        SELECT gen_random_uuid(), 't' || i, 'r', 1,
               CASE WHEN i % 100 = 0 THEN 'ACTIVE' ELSE 'COMPLETED' END, now(),
               CASE WHEN i % 100 = 0 THEN NULL ELSE now() END, 1, now() + i * INTERVAL '1 s'
          FROM generate_series(1, 30000) i\
        """);
    Tables.execute(
        dataSource,
        """
        INSERT INTO offer (offer_id, task_id, role_id, epoch, state, issued_at, expires_at,
                           answered_at)
        SELECT gen_random_uuid(), 't' || i, 'r' || i % 300, 0,
               CASE WHEN i % 100 = 0 THEN 'ISSUED' ELSE 'ACCEPTED' END, now(),
               now() + i * INTERVAL '1 s', CASE WHEN i % 100 = 0 THEN NULL ELSE now() END
          FROM generate_series(1, 30000) i\
        """);
    Tables.execute(dataSource, "ANALYZE assignment, offer");

    assertThat(Tables.column(dataSource, explained(LifeSql.LAPSED, "now()", "500")))
        .anyMatch(line -> line.contains("assignment_lease_idx"))
        .noneMatch(line -> line.contains("Seq Scan"));
    assertThat(Tables.column(dataSource, explained(OfferSql.EXPIRED, "now()", "500")))
        .anyMatch(line -> line.contains("offer_expiry_idx"))
        .noneMatch(line -> line.contains("Seq Scan"));
    assertThat(Tables.column(dataSource, explained(OfferSql.OPEN_OF_ROLE, "'r0'", "50")))
        .anyMatch(line -> line.contains("offer_role_idx"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }

  private static String explained(String sql, String... values) {
    String filled = sql;
    for (String value : values) {
      filled = filled.replaceFirst("\\?", value);
    }
    return "EXPLAIN " + filled;
  }

  private void manyTasks() {
    Tables.emptyStores(dataSource);
    Tables.execute(
        dataSource,
        """
        INSERT INTO task (task_id, state, priority, current_role_id, current_dispatch_id, epoch,
                          last_sequence, reassignments, document, created_at, updated_at)
        SELECT 't' || i,
               CASE WHEN i % 50 = 0 THEN 'CANCELLED' ELSE 'ASSIGNED' END,
               CASE WHEN i % 200 = 0 THEN 'CRITICAL' ELSE 'LOW' END,
               CASE WHEN i % 50 = 0 THEN NULL ELSE 'r' || i % 300 END,
               gen_random_uuid(), 1, 1, 0, '{}',
               TIMESTAMPTZ '2026-03-02 08:00Z' + i * INTERVAL '0.2 s', now()
          FROM generate_series(1, 30000) i\
        """);
    Tables.execute(dataSource, "ANALYZE task");
  }

  private String plan(TaskQuery query) {
    TaskQuery explained = new TaskQuery("EXPLAIN " + query.sql(), query.parameters());
    return new Database(dataSource)
        .anywhere(connection -> {
          StringBuilder plan = new StringBuilder();
          try (PreparedStatement statement = explained.prepare(connection);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              plan.append(rows.getString(1)).append('\n');
            }
          }
          return plan.toString();
        });
  }
}
