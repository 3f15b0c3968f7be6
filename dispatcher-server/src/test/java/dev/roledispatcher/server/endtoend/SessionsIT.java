package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.embedded.EmbeddedDatabase;
import dev.roledispatcher.embedded.EmbeddedDatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sessions a server has with its database, whatever the database has for its defaults.
class SessionsIT {

  private static final Duration LONGER_THAN_START_AND_LIMIT = Duration.ofSeconds(14);

  /// A table of the first migration is being made by somebody else, who then gives up.
  @Test
  void waitForMigrationsLongerThanForStatements(@TempDir Path dataDir)
      throws SQLException, InterruptedException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE role (somebody int)");
      Thread givesUp = Thread.ofPlatform().start(() -> giveUp(connection));
      try (RunningServer server = RunningServer.on(RunningServer.environment(database))) {
        new Api(server).register("a", "a", "hybrid", "waiting");
      }
      givesUp.join();
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  /// Most PostgreSQL servers compile statements that look costly; the one that assigns then takes
  /// seconds instead of a millisecond.
  @Test
  void haveALimitOfTimeAndDoNotCompileStatements(@TempDir Path dataDir) throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(dataDir));
        Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER ROLE CURRENT_USER SET jit = on; ALTER ROLE CURRENT_USER SET statement_timeout = 0");
      try (RunningServer server = RunningServer.on(RunningServer.environment(database))) {
        statement.execute(
            """
            CREATE TABLE seen (jit text, statement_timeout text);
            CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              INSERT INTO seen
              VALUES (current_setting('jit'), current_setting('statement_timeout'));
              RETURN NEW;
            END $$;
            CREATE TRIGGER look AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION look();
            """);
        Api api = new Api(server);
        api.register("a", "a", "hybrid", "looking");
        api.dispatch("t", "Look", "looking").then().statusCode(201);
      }
      try (ResultSet row = statement.executeQuery("SELECT * FROM seen")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString("jit")).isEqualTo("off");
        assertThat(row.getString("statement_timeout")).isEqualTo("5s");
        assertThat(row.next()).isFalse();
      }
    }
  }

  private static void giveUp(Connection connection) {
    try {
      Thread.sleep(LONGER_THAN_START_AND_LIMIT);
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
