package dev.roledispatcher.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.project.ProjectId;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The cursors of the lists: the place of the last item, in a form that says nothing to callers.
final class Cursors {

  private static final String ROLES = "r1 ";
  private static final String TASKS = "t1 ";
  private static final String RULES = "u1 ";
  private static final String SKILLS = "s1 ";
  private static final String PROJECTS = "p1 ";
  private static final String VERSIONS = "v1 ";
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Cursors() {}

  /// A page out of one item more than it may have.
  ///
  /// @param place the cursor of an item
  static <T> Page<T> page(List<T> found, int limit, Function<T, String> place) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, place.apply(items.getLast()));
  }

  /// The cursor after a role.
  static String after(RoleId role) {
    return encoded(ROLES + role);
  }

  /// The cursor after a rule.
  static String after(RuleId rule) {
    return encoded(RULES + rule);
  }

  /// The cursor after a skill.
  static String after(SkillId skill) {
    return encoded(SKILLS + skill);
  }

  /// The cursor after a project.
  static String after(ProjectId project) {
    return encoded(PROJECTS + project);
  }

  /// The cursor after a version of something.
  static String after(long version) {
    return encoded(VERSIONS + version);
  }

  /// The cursor after a task.
  static String after(TaskPlace place) {
    return encoded(TASKS + place.createdAt() + ' ' + place.task());
  }

  /// The role a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable RoleId role(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, ROLES, RoleId::new);
  }

  /// The rule a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable RuleId rule(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, RULES, RuleId::new);
  }

  /// The skill a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable SkillId skill(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, SKILLS, SkillId::new);
  }

  /// The project a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable ProjectId project(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, PROJECTS, ProjectId::new);
  }

  /// The version a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable Long version(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, VERSIONS, Long::valueOf);
  }

  /// The task a cursor stands after; null for the beginning.
  ///
  /// @throws InvalidCursorException when it is not one of ours
  static @Nullable TaskPlace task(@Nullable String cursor) {
    return cursor == null ? null : read(cursor, TASKS, Cursors::place);
  }

  private static TaskPlace place(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("A place must have two parts.");
    }
    Instant createdAt = Instant.parse(text.substring(0, space));
    if (createdAt.isBefore(EARLIEST) || createdAt.isAfter(LATEST)) {
      throw new IllegalArgumentException("A place must be at a time that the database can hold.");
    }
    return new TaskPlace(createdAt, new TaskId(text.substring(space + 1)));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static <T> T read(String cursor, String list, Function<String, T> read) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (text.startsWith(list)) {
        return read.apply(text.substring(list.length()));
      }
    } catch (RuntimeException rubbish) {
      InvalidCursorException refused = new InvalidCursorException();
      refused.initCause(rubbish);
      throw refused;
    }
    throw new InvalidCursorException();
  }

  /// Where a task stands in the list.
  record TaskPlace(Instant createdAt, TaskId task) {}
}
