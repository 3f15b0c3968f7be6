package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.SkillJson;
import dev.roledispatcher.application.port.in.ManageSkills.NewSkill;
import dev.roledispatcher.application.port.in.Put;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts one list of skills: usually with two statements, a look that locks those that are there and
/// one write. Used once, by one thread.
final class PuttingSkills {

  private static final String LOCK =
      """
      SELECT %s, deleted_at IS NOT NULL AS gone
        FROM skill
       WHERE skill_id = ANY (?::text[])
       ORDER BY skill_id
         FOR UPDATE\
      """
          .formatted(SkillRows.COLUMNS);

  /// The parameters, in order: the time; then one array each of ids, tags (each list as the text of
  /// an array), documents and the versions they are based on, 0 for none. A skill that somebody
  /// else added meanwhile is left alone.
  private static final String WRITE =
      """
      WITH item AS (
        SELECT u.skill_id, u.tags::text[] AS tags, u.content::json AS content, u.based_on,
               ?::timestamptz AS at
          FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
               AS u(skill_id, tags, content, based_on)
      ), written AS (
        INSERT INTO skill AS s (skill_id, version, tags, content, created_at, updated_at)
        SELECT skill_id, based_on + 1, tags, content, at, at FROM item ORDER BY skill_id
        ON CONFLICT (skill_id) DO UPDATE
           SET version = excluded.version, tags = excluded.tags, content = excluded.content,
               created_at = CASE WHEN s.deleted_at IS NULL THEN s.created_at
                                 ELSE excluded.created_at END,
               updated_at = excluded.updated_at, changed_at = clock_timestamp(), deleted_at = NULL
         WHERE s.version = excluded.version - 1
        RETURNING %s
      ), noted AS (
        INSERT INTO skill_version (skill_id, version, change, content, at)
        SELECT w.skill_id, w.version,
               CASE WHEN w.skill_id = ANY (?::text[]) THEN 'CHANGED' ELSE 'CREATED' END,
               w.content, w.updated_at
          FROM written w
      )
      SELECT * FROM written\
      """
          .formatted(SkillRows.COLUMNS);

  private final Connection connection;
  private final Instant at;

  PuttingSkills(Connection connection, Instant at) {
    this.connection = connection;
    this.at = at;
  }

  /// One outcome per skill, in their order.
  List<Put<Skill>> putAll(List<NewSkill> skills) throws SQLException {
    List<@Nullable Put<Skill>> puts = new ArrayList<>();
    skills.forEach(skill -> puts.add(null));
    while (puts.contains(null)) {
      putFirsts(skills, puts);
    }
    List<Put<Skill>> done = puts.stream().map(Objects::requireNonNull).toList();
    announce(done);
    return done;
  }

  /// Puts, of each id, the first that is not yet put.
  private void putFirsts(List<NewSkill> skills, List<@Nullable Put<Skill>> puts)
      throws SQLException {
    Map<SkillId, Integer> places = new HashMap<>();
    for (int i = 0; i < skills.size(); i++) {
      if (puts.get(i) == null) {
        places.putIfAbsent(skills.get(i).id(), i);
      }
    }
    Map<SkillId, Found> found = lock(places.keySet());
    List<NewSkill> wanted = new ArrayList<>();
    for (int place : places.values()) {
      NewSkill skill = skills.get(place);
      Skill present = present(found.get(skill.id()));
      if (present != null && present.content().equals(skill.content())) {
        puts.set(place, new Put<>(present, Put.Change.UNCHANGED));
      } else {
        wanted.add(skill);
      }
    }
    for (Skill written : write(wanted, found)) {
      boolean changed = present(found.get(written.id())) != null;
      puts.set(
          Objects.requireNonNull(places.get(written.id())),
          new Put<>(written, changed ? Put.Change.CHANGED : Put.Change.CREATED));
    }
  }

  private Map<SkillId, Found> lock(Set<SkillId> ids) throws SQLException {
    Map<SkillId, Found> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      Object[] wanted = ids.stream().map(SkillId::value).toArray();
      statement.setArray(1, connection.createArrayOf("text", wanted));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Skill skill = SkillRows.skill(rows);
          found.put(skill.id(), new Found(skill, rows.getBoolean("gone")));
        }
      }
    }
    return found;
  }

  private List<Skill> write(List<NewSkill> wanted, Map<SkillId, Found> found) throws SQLException {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    List<Long> basedOn = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (NewSkill skill : wanted) {
      Found before = found.get(skill.id());
      ids.add(skill.id().value());
      tags.add(tags(skill.content()));
      documents.add(SkillJson.write(skill.content()));
      basedOn.add(before == null ? 0 : before.skill().version());
      if (present(before) != null) {
        changed.add(skill.id().value());
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setObject(1, Times.parameter(at));
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      statement.setArray(3, connection.createArrayOf("text", tags.toArray()));
      statement.setArray(4, connection.createArrayOf("text", documents.toArray()));
      statement.setArray(5, connection.createArrayOf("bigint", basedOn.toArray()));
      statement.setArray(6, connection.createArrayOf("text", changed.toArray()));
      return SkillRows.skills(statement);
    }
  }

  private String tags(SkillContent content) throws SQLException {
    return connection.createArrayOf("text", content.tags().toArray()).toString();
  }

  private void announce(List<Put<Skill>> puts) throws SQLException {
    Set<String> changed = new HashSet<>();
    for (Put<Skill> put : puts) {
      if (put.change() != Put.Change.UNCHANGED) {
        changed.add(put.value().id().value());
      }
    }
    Notices.TEXTS.send(connection, changed);
  }

  private static @Nullable Skill present(@Nullable Found found) {
    return found == null || found.gone() ? null : found.skill();
  }

  /// A skill that there is or was.
  ///
  /// @param skill as it is, or was when it was deleted
  /// @param gone true when it was deleted
  private record Found(Skill skill, boolean gone) {}
}
