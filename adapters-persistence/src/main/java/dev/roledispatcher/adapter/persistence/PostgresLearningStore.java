package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.TaskJson;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Corrections;
import dev.roledispatcher.application.port.in.LearnFromFeedback.Recorded;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.learning.AnchorShares;
import dev.roledispatcher.domain.learning.Correction;
import dev.roledispatcher.domain.learning.Feedback;
import dev.roledispatcher.domain.learning.LearnedState;
import dev.roledispatcher.domain.learning.Lesson;
import dev.roledispatcher.domain.learning.Lesson.Standing;
import dev.roledispatcher.domain.learning.StudyResult;
import dev.roledispatcher.domain.learning.TaughtLesson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Feedback and lessons on PostgreSQL. Safe to use from any thread.
final class PostgresLearningStore implements LearningStore {

  private final Database database;

  PostgresLearningStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Recorded> record(Feedback feedback) {
    String author = Texts.storable("name of whoever gives feedback", feedback.saidBy());
    String note = Texts.storableOrNull("note", feedback.note());
    return database.inUnitOfWork(connection -> {
      execute(connection, LearningSql.FEEDBACK_ALONE);
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.RECORD)) {
        statement.setObject(1, Times.parameter(feedback.at()));
        statement.setString(2, feedback.task().value());
        statement.setString(3, author);
        statement.setString(4, feedback.right().name());
        statement.setDouble(5, feedback.trust());
        statement.setString(6, note);
        try (ResultSet row = statement.executeQuery()) {
          return row.next()
              ? Optional.of(new Recorded(feedback, row.getLong("last_sequence")))
              : Optional.empty();
        }
      }
    });
  }

  @Override
  public boolean tryToStudyAlone() {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.TRY_STUDY_ALONE);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean("alone");
      }
    });
  }

  @Override
  public boolean isStudyDue(PluginRef learner) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.IS_DUE)) {
        statement.setString(1, learner.name());
        statement.setString(2, learner.version());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getBoolean("due");
        }
      }
    });
  }

  @Override
  public Material material(int most) {
    return database.anywhere(connection -> {
      // Read before the corrections: one that comes in between is learned from, and studied again.
      long newest = number(connection, LearningSql.NEWEST, "newest");
      List<Correction> newestFirst = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.MATERIAL)) {
        statement.setInt(1, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            newestFirst.add(
                new Correction(
                    TaskJson.read(rows.getString("document")),
                    TaskClassification.valueOf(rows.getString("classification")),
                    rows.getDouble("trust")));
          }
        }
      }
      return new Material(newestFirst.reversed(), newest);
    });
  }

  @Override
  public Lesson add(PluginRef learner, Material material, StudyResult result, Instant at) {
    return database.inUnitOfWork(connection -> {
      Lesson lesson =
          switch (result) {
            case StudyResult.Accepted(
                    LearnedState state,
                    int used,
                    AnchorShares anchors,
                    String summary) -> {
              try (PreparedStatement replace = connection.prepareStatement(LearningSql.REPLACE)) {
                replace.setString(1, learner.name());
                replace.executeUpdate();
              }
              yield insert(
                  connection,
                  new Lesson(1, learner, Standing.ACTIVE, used, anchors, summary, at),
                  material.upTo(),
                  state);
            }
            case StudyResult.Rejected(int used, AnchorShares anchors, String summary) ->
                insert(
                    connection,
                    new Lesson(1, learner, Standing.REJECTED, used, anchors, summary, at),
                    material.upTo(),
                    null);
          };
      execute(connection, LearningSql.FORGET_STATES);
      Notices.LESSONS.send(connection, List.of(Long.toString(lesson.number())));
      return lesson;
    });
  }

  @Override
  public OptionalLong rollBack(OptionalLong to, Instant at) {
    return database.inUnitOfWork(connection -> {
      // A study that runs would bring back what is undone; feedback that is being added would
      // survive.
      execute(connection, LearningSql.STUDY_ALONE);
      execute(connection, LearningSql.FEEDBACK_ALONE);
      long lesson =
          to.isPresent() ? to.getAsLong() : number(connection, LearningSql.BEFORE, "number");
      OptionalLong upTo = lesson == 0 ? OptionalLong.of(0) : upTo(connection, lesson);
      if (upTo.isEmpty()) {
        return OptionalLong.empty();
      }
      try (PreparedStatement undo = connection.prepareStatement(LearningSql.UNDO)) {
        undo.setLong(1, lesson);
        undo.executeUpdate();
      }
      execute(connection, LearningSql.ACTIVATE_LAST);
      try (PreparedStatement aside = connection.prepareStatement(LearningSql.SET_ASIDE)) {
        aside.setObject(1, Times.parameter(at));
        aside.setLong(2, upTo.getAsLong());
        aside.executeUpdate();
      }
      Notices.LESSONS.send(connection, List.of(Long.toString(lesson)));
      return OptionalLong.of(lesson);
    });
  }

  @Override
  public List<TaughtLesson> taught() {
    return database.anywhere(LessonRows::taught);
  }

  @Override
  public List<Lesson> lessons(int most) {
    return database.anywhere(connection -> {
      List<Lesson> lessons = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.LESSONS)) {
        statement.setInt(1, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            lessons.add(LessonRows.read(rows));
          }
        }
      }
      return List.copyOf(lessons);
    });
  }

  @Override
  public Corrections count(int most) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(LearningSql.COUNT)) {
        statement.setInt(1, most);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return new Corrections(
              row.getLong("counting"), row.getLong("waiting"), row.getLong("set_aside"));
        }
      }
    });
  }

  /// Adds a lesson, whatever number it has, under the next one.
  private static Lesson insert(
      Connection connection, Lesson lesson, long upTo, @Nullable LearnedState state)
      throws SQLException {
    AnchorShares anchors = lesson.anchors();
    try (PreparedStatement statement = connection.prepareStatement(LearningSql.ADD)) {
      statement.setString(1, Texts.storable("name of a plugin", lesson.learner().name()));
      statement.setString(2, Texts.storable("version of a plugin", lesson.learner().version()));
      statement.setString(3, lesson.standing().name());
      statement.setInt(4, lesson.used());
      statement.setLong(5, upTo);
      statement.setObject(6, anchors == null ? null : anchors.before(), Types.DOUBLE);
      statement.setObject(7, anchors == null ? null : anchors.after(), Types.DOUBLE);
      statement.setString(8, Texts.storable("summary of a lesson", lesson.summary()));
      statement.setBytes(9, state == null ? null : state.bytes());
      statement.setObject(10, Times.parameter(lesson.at()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Lesson(
            row.getLong("number"),
            lesson.learner(),
            lesson.standing(),
            lesson.used(),
            anchors,
            lesson.summary(),
            Times.stored(lesson.at()));
      }
    }
  }

  private static OptionalLong upTo(Connection connection, long lesson) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LearningSql.UP_TO)) {
      statement.setLong(1, lesson);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong("up_to")) : OptionalLong.empty();
      }
    }
  }

  private static long number(Connection connection, String query, String column)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(column);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
