package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.ProjectJson;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.domain.project.Project;
import dev.roledispatcher.domain.project.ProjectId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Projects on PostgreSQL: every write is one conditional statement. Safe to use from any thread.
final class PostgresProjectStore implements ProjectStore {

  private static final String COLUMNS = "project_id, version, content, created_at, updated_at";

  private static final String ADD =
      """
      INSERT INTO project AS p (project_id, version, content, created_at, updated_at)
      VALUES (?, 1, ?::json, ?, ?)
      ON CONFLICT (project_id) DO UPDATE
         SET version = p.version + 1, content = excluded.content, created_at = excluded.created_at,
             updated_at = excluded.updated_at, changed_at = clock_timestamp(), deleted_at = NULL
       WHERE p.deleted_at IS NOT NULL
      RETURNING %s\
      """
          .formatted(COLUMNS);

  private static final String REPLACE =
      """
      UPDATE project
         SET version = version + 1, content = ?::json, updated_at = ?,
             changed_at = clock_timestamp()
       WHERE project_id = ? AND version = ? AND deleted_at IS NULL
      RETURNING %s\
      """
          .formatted(COLUMNS);

  private static final String DELETE =
      """
      UPDATE project
         SET version = version + 1, updated_at = ?, deleted_at = ?, changed_at = clock_timestamp()
       WHERE project_id = ? AND version = ? AND deleted_at IS NULL
      RETURNING %s\
      """
          .formatted(COLUMNS);

  private static final String FIND_ALL =
      "SELECT "
          + COLUMNS
          + " FROM project WHERE project_id = ANY (?::text[]) AND deleted_at IS NULL";

  private static final String LIST =
      """
      SELECT %s
        FROM project
       WHERE deleted_at IS NULL AND project_id > ?
       ORDER BY project_id
       LIMIT ?\
      """
          .formatted(COLUMNS);

  private final Database database;

  PostgresProjectStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Project> add(ProjectId id, String text, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ADD)) {
        statement.setString(1, id.value());
        statement.setString(2, ProjectJson.write(text));
        statement.setObject(3, Times.parameter(at));
        statement.setObject(4, Times.parameter(at));
        return announced(connection, id, statement);
      }
    });
  }

  @Override
  public Optional<Project> replace(ProjectId id, long version, String text, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
        statement.setString(1, ProjectJson.write(text));
        statement.setObject(2, Times.parameter(at));
        statement.setString(3, id.value());
        statement.setLong(4, version);
        return announced(connection, id, statement);
      }
    });
  }

  @Override
  public boolean delete(ProjectId id, long version, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setObject(1, Times.parameter(at));
        statement.setObject(2, Times.parameter(at));
        statement.setString(3, id.value());
        statement.setLong(4, version);
        return announced(connection, id, statement).isPresent();
      }
    });
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return database.anywhere(connection -> findAll(connection, List.of(id), 0)).stream()
        .findFirst();
  }

  @Override
  public Page<Project> list(PageRequest page) {
    ProjectId after = Cursors.project(page.cursor());
    List<Project> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, after == null ? "" : after.value());
            statement.setInt(2, page.limit() + 1);
            return projects(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.id()));
  }

  /// Those of the projects that exist, in no particular order.
  ///
  /// @param seconds after which the driver stops the query; 0 for never
  static List<Project> findAll(Connection connection, Collection<ProjectId> ids, int seconds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND_ALL)) {
      statement.setQueryTimeout(seconds);
      Object[] wanted = ids.stream().map(ProjectId::value).toArray();
      statement.setArray(1, connection.createArrayOf("text", wanted));
      return projects(statement);
    }
  }

  private static List<Project> projects(PreparedStatement query) throws SQLException {
    List<Project> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Project(
                new ProjectId(rows.getString("project_id")),
                ProjectJson.read(rows.getString("content")),
                rows.getLong("version"),
                Times.read(rows, "created_at"),
                Times.read(rows, "updated_at")));
      }
    }
    return found;
  }

  private static Optional<Project> announced(
      Connection connection, ProjectId id, PreparedStatement write) throws SQLException {
    Optional<Project> written = projects(write).stream().findFirst();
    if (written.isPresent()) {
      Notices.TEXTS.send(connection, List.of(id.value()));
    }
    return written;
  }
}
