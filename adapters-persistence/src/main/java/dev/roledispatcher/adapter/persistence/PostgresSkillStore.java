package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.SkillJson;
import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.skill.SkillVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Skills on PostgreSQL: every write is one conditional statement that notes the new version, too.
/// Safe to use from any thread.
final class PostgresSkillStore implements SkillStore {

  private static final String ADD =
      """
      WITH written AS (
        INSERT INTO skill AS s (skill_id, version, tags, content, created_at, updated_at)
        VALUES (?, 1, ?, ?::json, ?, ?)
        ON CONFLICT (skill_id) DO UPDATE
           SET version = s.version + 1, tags = excluded.tags, content = excluded.content,
               created_at = excluded.created_at, updated_at = excluded.updated_at,
               changed_at = clock_timestamp(), deleted_at = NULL
         WHERE s.deleted_at IS NOT NULL
        RETURNING %s
      ), noted AS (
        INSERT INTO skill_version (skill_id, version, change, content, at)
        SELECT skill_id, version, 'CREATED', content, updated_at FROM written
      )
      SELECT * FROM written\
      """
          .formatted(SkillRows.COLUMNS);

  private static final String REPLACE =
      """
      WITH written AS (
        UPDATE skill
           SET version = version + 1, tags = ?, content = ?::json, updated_at = ?,
               changed_at = clock_timestamp()
         WHERE skill_id = ? AND version = ? AND deleted_at IS NULL
        RETURNING %s
      ), noted AS (
        INSERT INTO skill_version (skill_id, version, change, content, at)
        SELECT skill_id, version, 'CHANGED', content, updated_at FROM written
      )
      SELECT * FROM written\
      """
          .formatted(SkillRows.COLUMNS);

  private static final String DELETE =
      """
      WITH written AS (
        UPDATE skill
           SET version = version + 1, updated_at = ?, deleted_at = ?,
               changed_at = clock_timestamp()
         WHERE skill_id = ? AND version = ? AND deleted_at IS NULL
        RETURNING skill_id, version, content, deleted_at
      )
      INSERT INTO skill_version (skill_id, version, change, content, at)
      SELECT skill_id, version, 'DELETED', content, deleted_at FROM written
      RETURNING skill_id, version, change, content, at\
      """;

  private static final String FIND =
      "SELECT " + SkillRows.COLUMNS + " FROM skill WHERE skill_id = ? AND deleted_at IS NULL";

  /// The parameters, in order: the id to begin after, and the limit.
  private static final String LIST =
      """
      SELECT %s
        FROM skill
       WHERE deleted_at IS NULL AND skill_id > ?
       ORDER BY skill_id
       LIMIT ?\
      """
          .formatted(SkillRows.COLUMNS);

  /// The parameters, in order: the tag, the id to begin after, and the limit.
  static final String LIST_WITH_TAG =
      """
      SELECT %s
        FROM skill
       WHERE deleted_at IS NULL AND tags @> ARRAY[?::text] AND skill_id > ?
       ORDER BY skill_id
       LIMIT ?\
      """
          .formatted(SkillRows.COLUMNS);

  private static final String VERSION =
      """
      SELECT skill_id, version, change, content, at
        FROM skill_version
       WHERE skill_id = ? AND version = ?\
      """;

  private static final String VERSIONS =
      """
      SELECT skill_id, version, change, content, at
        FROM skill_version
       WHERE skill_id = ? AND version < ?
       ORDER BY version DESC
       LIMIT ?\
      """;

  private final Database database;

  PostgresSkillStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Skill> add(SkillId id, SkillContent content, Instant at) {
    Object[] tags = storableTags(content);
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ADD)) {
        statement.setString(1, id.value());
        statement.setArray(2, connection.createArrayOf("text", tags));
        statement.setString(3, SkillJson.write(content));
        statement.setObject(4, Times.parameter(at));
        statement.setObject(5, Times.parameter(at));
        return announced(connection, id, SkillRows.skills(statement));
      }
    });
  }

  @Override
  public Optional<Skill> replace(SkillId id, long version, SkillContent content, Instant at) {
    Object[] tags = storableTags(content);
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
        statement.setArray(1, connection.createArrayOf("text", tags));
        statement.setString(2, SkillJson.write(content));
        statement.setObject(3, Times.parameter(at));
        statement.setString(4, id.value());
        statement.setLong(5, version);
        return announced(connection, id, SkillRows.skills(statement));
      }
    });
  }

  @Override
  public List<Put<Skill>> putAll(List<NewSkill> skills, Instant at) {
    skills.forEach(skill -> storableTags(skill.content()));
    return database.inUnitOfWork(connection -> new PuttingSkills(connection, at).putAll(skills));
  }

  @Override
  public Optional<SkillVersion> delete(SkillId id, long version, Instant at) {
    return database.inUnitOfWork(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
        statement.setObject(1, Times.parameter(at));
        statement.setObject(2, Times.parameter(at));
        statement.setString(3, id.value());
        statement.setLong(4, version);
        return announced(connection, id, SkillRows.versions(statement));
      }
    });
  }

  @Override
  public Optional<Skill> find(SkillId id) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(FIND)) {
        statement.setString(1, id.value());
        return SkillRows.skills(statement).stream().findFirst();
      }
    });
  }

  @Override
  public List<Skill> findAll(Collection<SkillId> ids) {
    return ids.isEmpty()
        ? List.of()
        : database.anywhere(connection -> SkillRows.findAll(connection, ids, 0));
  }

  @Override
  public Page<Skill> list(SkillFilter filter, PageRequest page) {
    SkillId after = Cursors.skill(page.cursor());
    String tag = filter.tag();
    if (tag != null && !Texts.isStorable(tag)) {
      return new Page<>(List.of(), null);
    }
    List<Skill> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(tag == null ? LIST : LIST_WITH_TAG)) {
            int i = 0;
            if (tag != null) {
              statement.setString(++i, tag);
            }
            statement.setString(++i, after == null ? "" : after.value());
            statement.setInt(++i, page.limit() + 1);
            return SkillRows.skills(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.id()));
  }

  @Override
  public Optional<SkillVersion> version(SkillId id, long version) {
    return database.anywhere(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
        statement.setString(1, id.value());
        statement.setLong(2, version);
        return SkillRows.versions(statement).stream().findFirst();
      }
    });
  }

  @Override
  public Page<SkillVersion> versions(SkillId id, PageRequest page) {
    Long after = Cursors.version(page.cursor());
    List<SkillVersion> found =
        database.anywhere(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setString(1, id.value());
            statement.setLong(2, after == null ? Long.MAX_VALUE : after);
            statement.setInt(3, page.limit() + 1);
            return SkillRows.versions(statement);
          }
        });
    return Cursors.page(found, page.limit(), last -> Cursors.after(last.version()));
  }

  /// The tags as they go into their column, which other columns beside it say, too.
  ///
  /// @throws IllegalArgumentException when the column cannot hold one
  private static Object[] storableTags(SkillContent content) {
    return content.tags().stream().map(tag -> Texts.storable("tag of a skill", tag)).toArray();
  }

  private static <T> Optional<T> announced(Connection connection, SkillId id, List<T> written)
      throws SQLException {
    if (!written.isEmpty()) {
      Notices.TEXTS.send(connection, List.of(id.value()));
    }
    return written.stream().findFirst();
  }
}
