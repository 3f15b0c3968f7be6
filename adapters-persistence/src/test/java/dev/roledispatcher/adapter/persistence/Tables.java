package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.testing.Stores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The tables of the tests' database.
final class Tables {

  private static final String ALL =
      "role, role_version, rule, rule_version, skill, skill_version, project, context_block, task, assignment, dispatch_event, dispatch_decision, capacity_hold, outbox,"
          + " dispatch_delta, stat_total, role_load, idempotency_answer, shadow_answer, correction, lesson";

  private Tables() {}

  /// Stores on empty tables.
  static Stores emptyStores(DataSource dataSource) {
    execute(dataSource, "TRUNCATE " + ALL);
    PersistenceAdapters adapters = new PersistenceAdapters(dataSource, PersistenceSettings.DEFAULT);
    return new Stores(
        adapters.unitOfWork(),
        adapters.roleStore(),
        adapters.ruleStore(),
        adapters.skillStore(),
        adapters.projectStore(),
        adapters.assignmentStore(InstantSource.system()),
        adapters.statisticsStore(),
        adapters.answerStore(),
        adapters.shadowStore(),
        adapters.learningStore());
  }

  /// Where the database is; the password is part of the address.
  static DatabaseAddress address(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return new DatabaseAddress(
          connection.getMetaData().getURL(), connection.getMetaData().getUserName(), "");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void execute(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /// The first column of a query's rows, as text.
  static List<String> column(DataSource dataSource, String sql) {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
    return found;
  }

  /// The one number that a query finds.
  static long number(DataSource dataSource, String sql) {
    return Long.parseLong(column(dataSource, sql).getFirst());
  }
}
