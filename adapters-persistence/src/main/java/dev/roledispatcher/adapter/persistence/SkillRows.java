package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.SkillJson;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Reads rows of the tables of skills.
final class SkillRows {

  /// The columns that [#skill] needs.
  static final String COLUMNS = "skill_id, version, content, created_at, updated_at";

  private static final String FIND_ALL =
      "SELECT " + COLUMNS + " FROM skill WHERE skill_id = ANY (?::text[]) AND deleted_at IS NULL";

  private SkillRows() {}

  /// Those of the skills that exist, in no particular order.
  ///
  /// @param seconds after which the driver stops the query; 0 for never
  static List<Skill> findAll(Connection connection, Collection<SkillId> ids, int seconds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
      statement.setQueryTimeout(seconds);
      Object[] wanted = ids.stream().map(SkillId::value).toArray();
      statement.setArray(1, connection.createArrayOf("text", wanted));
      return skills(statement);
    }
  }

  /// All skills that a query finds.
  static List<Skill> skills(PreparedStatement query) throws SQLException {
    List<Skill> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(skill(rows));
      }
    }
    return found;
  }

  /// All versions that a query finds.
  static List<SkillVersion> versions(PreparedStatement query) throws SQLException {
    List<SkillVersion> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new SkillVersion(
                new SkillId(rows.getString("skill_id")),
                rows.getLong("version"),
                SkillVersion.Change.valueOf(rows.getString("change")),
                SkillJson.read(rows.getString("content")),
                Times.read(rows, "at")));
      }
    }
    return found;
  }

  /// The skill of a row.
  static Skill skill(ResultSet row) throws SQLException {
    return new Skill(
        new SkillId(row.getString("skill_id")),
        SkillJson.read(row.getString("content")),
        row.getLong("version"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }
}
