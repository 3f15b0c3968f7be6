package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.RuleJson;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads rows of the tables of rules.
final class RuleRows {

  /// The columns that [#rule] needs.
  static final String COLUMNS = "rule_id, version, definition, created_at, updated_at";

  private RuleRows() {}

  /// All rules that a query finds.
  static List<Rule> rules(PreparedStatement query) throws SQLException {
    List<Rule> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(rule(rows));
      }
    }
    return found;
  }

  /// All versions that a query finds.
  static List<RuleVersion> versions(PreparedStatement query) throws SQLException {
    List<RuleVersion> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new RuleVersion(
                new RuleId(rows.getString("rule_id")),
                rows.getLong("version"),
                RuleVersion.Change.valueOf(rows.getString("change")),
                RuleJson.read(rows.getString("definition")),
                Times.read(rows, "at")));
      }
    }
    return found;
  }

  /// The rule of a row.
  static Rule rule(ResultSet row) throws SQLException {
    return new Rule(
        new RuleId(row.getString("rule_id")),
        RuleJson.read(row.getString("definition")),
        row.getLong("version"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }
}
