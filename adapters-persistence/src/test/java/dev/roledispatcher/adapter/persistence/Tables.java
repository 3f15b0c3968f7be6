package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.testing.Stores;
import dev.roledispatcher.domain.selection.CapacityLimits;
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
          + " dispatch_delta, stat_total, role_load, idempotency_answer, shadow_answer, correction, lesson,"
          + " offer, role_offer_record, role_presence, affinity_holder, affinity_delta, affinity_total,"
          + " queue_entry, queue_share, queue_start, queue_pause, queue_count, queue_delta";

  private Tables() {}

  /// Stores on empty tables.
  static Stores emptyStores(DataSource dataSource) {
    return emptyStores(dataSource, CapacityLimits.NONE);
  }

  /// Stores on empty tables, under limits over all roles.
  static Stores emptyStores(DataSource dataSource, CapacityLimits limits) {
    execute(dataSource, "TRUNCATE " + ALL);
    execute(dataSource, "UPDATE queue_lane SET served = 0");
    return stores(adapters(dataSource, limits));
  }

  /// Adapters under limits over all roles.
  static PersistenceAdapters adapters(DataSource dataSource, CapacityLimits limits) {
    PersistenceSettings usual = PersistenceSettings.DEFAULT;
    return new PersistenceAdapters(
        dataSource,
        new PersistenceSettings(
            usual.unitOfWorkLimit(),
            usual.pollInterval(),
            usual.pollOverlap(),
            limits,
            AffinitySettings.DEFAULT));
  }

  /// Stores on the tables as they are.
  static Stores stores(PersistenceAdapters adapters) {
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
        adapters.learningStore(),
        adapters.lifeStore(),
        adapters.offerStore(InstantSource.system()),
        adapters.queueStore(Stores.RULES),
        adapters.presenceStore());
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
