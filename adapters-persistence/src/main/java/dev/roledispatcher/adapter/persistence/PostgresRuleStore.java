package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.RuleJson;
import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Rules on PostgreSQL: every write is one conditional statement that notes the new version, too.
/// Safe to use from any thread.
final class PostgresRuleStore implements RuleStore {

  /// Additions go one after the other, so that their number is known; they are rare.
  private static final String ALONE = "SELECT pg_advisory_xact_lock(1380928838)";

  private static final String COUNT =
      """
      SELECT count(*) AS rules, coalesce(bool_or(rule_id = ?), false) AS taken
        FROM rule WHERE deleted_at IS NULL\
      """;

  private static final String ADD =
      """
      WITH written AS (
        INSERT INTO rule AS r (rule_id, version, enabled, definition, created_at, updated_at)
        VALUES (?, 1, ?, ?::json, ?, ?)
        ON CONFLICT (rule_id) DO UPDATE
           SET version = r.version + 1, enabled = excluded.enabled,
               definition = excluded.definition, created_at = excluded.created_at,
               updated_at = excluded.updated_at, changed_at = clock_timestamp(),
               deleted_at = NULL
         WHERE r.deleted_at IS NOT NULL
        RETURNING %s
      ), noted AS (
        INSERT INTO rule_version (rule_id, version, change, definition, at)
        SELECT rule_id, version, 'CREATED', definition, updated_at FROM written
      )
      SELECT * FROM written\
      """
          .formatted(RuleRows.COLUMNS);

  private static final String REPLACE =
      """
      WITH written AS (
        UPDATE rule
           SET version = version + 1, enabled = ?, definition = ?::json, updated_at = ?,
               changed_at = clock_timestamp()
         WHERE rule_id = ? AND version = ? AND deleted_at IS NULL
        RETURNING %s
      ), noted AS (
        INSERT INTO rule_version (rule_id, version, change, definition, at)
        SELECT rule_id, version, 'CHANGED', definition, updated_at FROM written
      )
      SELECT * FROM written\
      """
          .formatted(RuleRows.COLUMNS);

  private static final String DELETE =
      """
      WITH written AS (
        UPDATE rule
           SET version = version + 1, updated_at = ?, deleted_at = ?,
               changed_at = clock_timestamp()
         WHERE rule_id = ? AND version = ? AND deleted_at IS NULL
        RETURNING rule_id, version, definition, deleted_at
      )
      INSERT INTO rule_version (rule_id, version, change, definition, at)
      SELECT rule_id, version, 'DELETED', definition, deleted_at FROM written
      RETURNING rule_id, version, change, definition, at\
      """;

  private static final String FIND =
      "SELECT " + RuleRows.COLUMNS + " FROM rule WHERE rule_id = ? AND deleted_at IS NULL";

  private static final String LIST =
      """
      SELECT %s
        FROM rule
       WHERE deleted_at IS NULL AND rule_id > ? AND enabled = coalesce(?, enabled)
       ORDER BY rule_id
       LIMIT ?\
      """
          .formatted(RuleRows.COLUMNS);

  private static final String VERSIONS =
      """
      SELECT rule_id, version, change, definition, at
        FROM rule_version
       WHERE rule_id = ? AND version < ?
       ORDER BY version DESC
       LIMIT ?\
      """;

  private final Database database;

  PostgresRuleStore(Database database) {
    this.database = database;
  }

  @Override
  public AddOutcome add(RuleId id, RuleDefinition definition, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement alone = connection.prepareStatement(ALONE)) {
        alone.execute();
      }
      try (PreparedStatement count = connection.prepareStatement(COUNT)) {
        count.setString(1, id.value());
        try (ResultSet row = count.executeQuery()) {
          row.next();
          if (row.getBoolean("taken")) {
            return new AddOutcome.Exists();
          }
          if (row.getLong("rules") >= Rule.MOST) {
            return new AddOutcome.Full();
          }
        }
      }
      return insert(connection, id, definition, at);
    });
  }

  @Override
  public Optional<Rule> find(RuleId id) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(FIND)) {
        statement.setString(1, id.value());
        return RuleRows.rules(statement).stream().findFirst();
      }
    });
  }

  @Override
  public Page<Rule> list(RuleFilter filter, PageRequest page) {
    RuleId after = Cursors.rule(page.cursor());
    List<Rule> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, after == null ? "" : after.value());
            statement.setObject(2, filter.enabled(), Types.BOOLEAN);
            statement.setInt(3, page.limit() + 1);
            return RuleRows.rules(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.id()));
  }

  @Override
  public Optional<Rule> replace(RuleId id, long version, RuleDefinition definition, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
        statement.setBoolean(1, definition.enabled());
        statement.setString(2, RuleJson.write(definition));
        statement.setObject(3, Times.parameter(at));
        statement.setString(4, id.value());
        statement.setLong(5, version);
        Optional<Rule> written = RuleRows.rules(statement).stream().findFirst();
        if (written.isPresent()) {
          announce(connection, id);
        }
        return written;
      }
    });
  }

  @Override
  public Optional<RuleVersion> delete(RuleId id, long version, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setObject(1, Times.parameter(at));
        statement.setObject(2, Times.parameter(at));
        statement.setString(3, id.value());
        statement.setLong(4, version);
        Optional<RuleVersion> written = RuleRows.versions(statement).stream().findFirst();
        if (written.isPresent()) {
          announce(connection, id);
        }
        return written;
      }
    });
  }

  @Override
  public Page<RuleVersion> versions(RuleId id, PageRequest page) {
    Long after = Cursors.version(page.cursor());
    List<RuleVersion> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setString(1, id.value());
            statement.setLong(2, after == null ? Long.MAX_VALUE : after);
            statement.setInt(3, page.limit() + 1);
            return RuleRows.versions(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.version()));
  }

  private static AddOutcome insert(
      Connection connection, RuleId id, RuleDefinition definition, Instant at) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setString(1, id.value());
      statement.setBoolean(2, definition.enabled());
      statement.setString(3, RuleJson.write(definition));
      statement.setObject(4, Times.parameter(at));
      statement.setObject(5, Times.parameter(at));
      Rule written = RuleRows.rules(statement).getFirst();
      announce(connection, id);
      return new AddOutcome.Added(written);
    }
  }

  private static void announce(Connection connection, RuleId id) throws SQLException {
    Notices.RULES.send(connection, List.of(id.value()));
  }
}
