package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SkillSource;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.skill.SkillId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The skills and projects of the database in the memory of this instance, as contexts need them.
///
/// ```
/// new → start() → told of changes by every notice, and every poll interval → close()
/// ```
///
/// Both are filled when they are asked for. What changes is dropped and read again when it is
/// needed. Safe to use from any thread.
public final class CachedTexts implements AutoCloseable {

  /// How many characters of skills, and of projects, are kept when nothing is configured.
  public static final int USUAL_CHARACTERS = 16 * 1024 * 1024;

  private static final int LEAST_CHARACTERS = 1_024;

  private static final String CHANGED =
      """
      SELECT true AS is_skill, skill_id AS id, version FROM skill WHERE changed_at >= ?
      UNION ALL
      SELECT false, project_id, version FROM project WHERE changed_at >= ?\
      """;

  private final Database database;
  private final CachedSkillSource skills;
  private final CachedProjectSource projects;
  private final ChangeFollower follower;

  CachedTexts(
      Database database,
      DatabaseAddress address,
      PersistenceSettings settings,
      InstantSource clock,
      int mostCharacters) {
    if (mostCharacters < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          "The characters (%d) that are kept of skills and of projects must be at least %d."
              .formatted(mostCharacters, LEAST_CHARACTERS));
    }
    this.database = database;
    this.skills = new CachedSkillSource(database, clock, mostCharacters);
    this.projects = new CachedProjectSource(database, clock, mostCharacters);
    this.follower =
        new ChangeFollower(Notices.TEXTS, address, settings, clock, this::dropWhatChanged);
  }

  /// Begins to follow changes; call once.
  ///
  /// @throws dev.roledispatcher.application.port.in.RejectedException when the database does not
  ///   answer
  public void start() {
    follower.start();
  }

  /// Stops following changes; what is in memory stays as it is.
  @Override
  public void close() {
    follower.close();
  }

  /// When what is in memory was last compared with the database; null before [#start].
  public @Nullable Instant lastRefreshedAt() {
    return follower.lastRefreshedAt();
  }

  /// The skills.
  public SkillSource skills() {
    return skills;
  }

  /// The projects.
  public ProjectSource projects() {
    return projects;
  }

  private Instant dropWhatChanged(Instant since) {
    return database.anywhere(connection -> {
      Instant asOf = Times.ofDatabase(connection);
      if (since.equals(Instant.EPOCH)) {
        // Whatever is in memory was read before anybody followed its changes.
        skills.cache().forgetAll();
        projects.cache().forgetAll();
      } else {
        drop(connection, since);
      }
      return asOf;
    });
  }

  private void drop(Connection connection, Instant since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
      statement.setObject(1, Times.parameter(since));
      statement.setObject(2, Times.parameter(since));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString("id");
          long version = rows.getLong("version");
          if (rows.getBoolean("is_skill")) {
            skills.cache().outdated(new SkillId(id), version);
          } else {
            projects.cache().outdated(new ProjectId(id), version);
          }
        }
      }
    }
  }
}
