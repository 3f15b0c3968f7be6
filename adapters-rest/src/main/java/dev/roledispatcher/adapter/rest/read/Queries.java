package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.application.port.in.AwaitTasks;
import dev.roledispatcher.application.port.in.ComparePlugins;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.ManageRules.RuleFilter;
import dev.roledispatcher.application.port.in.ManageSkills.SkillFilter;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the query of each operation; every fault is told at once.
public final class Queries {

  private static final int USUALLY_COMPARED = 10_000;

  private Queries() {}

  /// A list that is wanted.
  ///
  /// @param <F> how its items are chosen
  /// @param filter which items
  /// @param page which part of them
  public record Wanted<F>(F filter, PageRequest page) {}

  /// What is waited for.
  ///
  /// @param states in which states
  /// @param within how long at most
  public record Awaiting(Set<TaskState> states, Duration within) {

    public Awaiting {
      states = Set.copyOf(states);
    }
  }

  /// What is waited for; every end, for 30 seconds, unless said otherwise.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static Awaiting awaiting(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    Set<TaskState> states = query.someOf("state", TaskState.class);
    Integer seconds =
        query.whole("timeout", 0, Math.toIntExact(AwaitTasks.LONGEST_WAIT.toSeconds()));
    query.close();
    return new Awaiting(
        states.isEmpty() ? AwaitTasks.ends() : states,
        seconds == null ? AwaitTasks.USUAL_WAIT : Duration.ofSeconds(seconds));
  }

  /// Makes sure that there is no query.
  ///
  /// @throws InvalidParametersException when there is
  public static void none(Map<String, List<String>> parameters) {
    new Query(parameters).close();
  }

  /// How many roles are wanted, 1 to 200.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static int limit(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    int limit = query.limit();
    query.close();
    return limit;
  }

  /// How many of the latest answers of a plugin are wanted, 1 to 100,000; 10,000 unless said
  /// otherwise.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static int last(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    Integer last = query.whole("last", ComparePlugins.MOST);
    query.close();
    return last == null ? USUALLY_COMPARED : last;
  }

  /// Which roles are wanted.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static Wanted<RoleFilter> roles(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    RoleFilter filter =
        new RoleFilter(
            query.text("name"),
            query.oneOf("role_type", RoleType.class),
            query.text("capability", CapabilityName::new),
            query.flag("is_active"));
    PageRequest page = query.page();
    query.close();
    return new Wanted<>(filter, page);
  }

  /// Which rules are wanted.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static Wanted<RuleFilter> rules(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    RuleFilter filter = new RuleFilter(query.flag("enabled"));
    PageRequest page = query.page();
    query.close();
    return new Wanted<>(filter, page);
  }

  /// Which skills are wanted.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static Wanted<SkillFilter> skills(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    SkillFilter filter = new SkillFilter(query.text("tag", SkillReader::tag));
    PageRequest page = query.page();
    query.close();
    return new Wanted<>(filter, page);
  }

  /// Which part of a list is wanted.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static PageRequest page(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    PageRequest page = query.page();
    query.close();
    return page;
  }

  /// Which tasks are wanted.
  ///
  /// @throws InvalidParametersException when the query is faulty
  public static Wanted<TaskFilter> tasks(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    TaskFilter filter =
        new TaskFilter(
            query.oneOf("state", TaskState.class),
            query.text("role_id", RoleId::new),
            query.oneOf("priority", Priority.class));
    PageRequest page = query.page();
    query.close();
    return new Wanted<>(filter, page);
  }
}
