package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.stats.ShadowCount;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Answers of shadow plugins on PostgreSQL. Safe to use from any thread.
final class PostgresShadowStore implements ShadowStore {

  private static final String COUNT =
      """
      SELECT kind, plugin, version, decided, result, said, count(*) AS count
        FROM (SELECT * FROM shadow_answer WHERE plugin = ? ORDER BY id DESC LIMIT ?) latest
       GROUP BY kind, plugin, version, decided, result, said
       ORDER BY kind, version, decided, result, said\
      """;

  private final Database database;

  PostgresShadowStore(Database database) {
    this.database = database;
  }

  @Override
  public List<ShadowCount> count(String plugin, int last) {
    return database.anywhere(connection -> {
      List<ShadowCount> counts = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
        statement.setString(1, plugin);
        statement.setInt(2, last);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            counts.add(new ShadowCount(answer(rows), rows.getLong("count")));
          }
        }
      }
      return List.copyOf(counts);
    });
  }

  private static ShadowAnswer answer(ResultSet row) throws SQLException {
    String said = row.getString("said");
    return new ShadowAnswer(
        ShadowAnswer.Kind.valueOf(row.getString("kind")),
        new PluginRef(row.getString("plugin"), row.getString("version")),
        TaskClassification.valueOf(row.getString("decided")),
        ShadowAnswer.Result.valueOf(row.getString("result")),
        said == null ? null : TaskClassification.valueOf(said));
  }
}
