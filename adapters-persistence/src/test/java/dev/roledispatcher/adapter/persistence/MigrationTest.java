package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseForTests.class)
class MigrationTest {

  private static final List<String> BEFORE_CONTEXTS =
      List.of(
          "V1__roles_and_dispatches.sql",
          "V2__rules.sql",
          "V3__shadow_answers.sql",
          "V4__corrections.sql",
          "V5__dispatch_event_type.sql");

  private final DataSource dataSource;

  @Inject
  MigrationTest(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Test
  void givesRolesThatAreThereAlreadyTheirFirstVersionToBeKept() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA before_contexts");
      statement.execute("SET search_path TO before_contexts");
      try {
        for (String script : BEFORE_CONTEXTS) {
          statement.execute(script(script));
        }
        statement.execute(
            """
            INSERT INTO role (role_id, version, name, name_lower, type, active, capabilities,
                              profile, created_at, updated_at, deleted_at)
            VALUES ('new', 1, 'N', 'n', 'HYBRID', true, '{}', '{"of":"new"}',
                    '2026-03-01Z', '2026-03-01Z', NULL),
                   ('old', 7, 'O', 'o', 'HYBRID', true, '{}', '{"of":"old"}',
                    '2026-03-01Z', '2026-03-02Z', NULL),
                   ('gone', 3, 'G', 'g', 'HYBRID', true, '{}', '{"of":"gone"}',
                    '2026-03-01Z', '2026-03-03Z', '2026-03-03Z')\
            """);
        statement.execute(
            """
            INSERT INTO assignment (dispatch_id, task_id, role_id, epoch, state, assigned_at)
            VALUES (gen_random_uuid(), 't', 'old', 1, 'ACTIVE', '2026-03-02Z')\
            """);
        statement.execute("INSERT INTO stat_total VALUES ('ERROR', 'E13301', 3, 0)");

        statement.execute(script("V6__contexts.sql"));

        assertThat(
                column(
                    statement,
                    """
                    SELECT concat_ws(' ', role_id, version, change, profile,
                                     extract(day FROM at AT TIME ZONE 'UTC'))
                      FROM role_version ORDER BY role_id\
                    """))
            .containsExactly(
                "gone 3 DELETED {\"of\":\"gone\"} 3",
                "new 1 CREATED {\"of\":\"new\"} 1",
                "old 7 CHANGED {\"of\":\"old\"} 2");
        assertThat(column(statement, "SELECT note IS NULL FROM assignment")).containsExactly("t");
        statement.execute("INSERT INTO stat_total VALUES ('CONTEXT', 'BUILT', 3, 0)");
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("INSERT INTO stat_total VALUES ('X', 'Y', 3, 0)"));
      } finally {
        statement.execute("RESET search_path");
        statement.execute("DROP SCHEMA before_contexts CASCADE");
      }
    }
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static String script(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader(), "A test must have a class loader.")
            .getResourceAsStream("db/migration/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
