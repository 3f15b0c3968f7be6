package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.TaughtLesson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of the table of lessons.
final class LessonRows {

  private LessonRows() {}

  /// The active lessons, by number.
  static List<TaughtLesson> taught(Connection connection) throws SQLException {
    List<TaughtLesson> taught = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LearningSql.TAUGHT);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        taught.add(
            new TaughtLesson(
                rows.getLong("number"), plugin(rows), new LearnedState(rows.getBytes("state"))));
      }
    }
    return List.copyOf(taught);
  }

  /// The numbers of the active lessons, ascending.
  static List<Long> taughtNumbers(Connection connection) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LearningSql.TAUGHT_NUMBERS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers.add(rows.getLong("number"));
      }
    }
    return List.copyOf(numbers);
  }

  /// The lesson of a row.
  static Lesson read(ResultSet row) throws SQLException {
    return new Lesson(
        row.getLong("number"),
        plugin(row),
        Lesson.Standing.valueOf(row.getString("standing")),
        row.getInt("corrections_used"),
        anchors(row),
        row.getString("summary"),
        Times.read(row, "created_at"));
  }

  private static PluginRef plugin(ResultSet row) throws SQLException {
    return new PluginRef(row.getString("plugin"), row.getString("plugin_version"));
  }

  private static @Nullable AnchorShares anchors(ResultSet row) throws SQLException {
    Double before = row.getObject("anchors_before", Double.class);
    Double after = row.getObject("anchors_after", Double.class);
    return before == null || after == null ? null : new AnchorShares(before, after);
  }
}
