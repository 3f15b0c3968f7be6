package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.TaskKind;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The limits a role works under. Two are understood by the dispatcher; the rest goes into the
/// role's context.
///
/// @param maxConcurrentTasks how many units of capacity the role has, 1 to 10,000: as many tasks as
///   it may hold at once when each costs one unit; null when unlimited
/// @param maxConcurrentByKind how many of these units tasks of a kind may take, 1 to 10,000 each,
///   at most 64 kinds; other kinds have no limit of their own
/// @param others every other limit, for the context
public record Constraints(
    @Nullable Integer maxConcurrentTasks,
    Map<TaskKind, Integer> maxConcurrentByKind,
    Attributes others) {

  /// The key under which the understood limit travels.
  public static final String MAX_CONCURRENT_TASKS = "max_concurrent_tasks";

  /// The key under which the understood limits of kinds travel.
  public static final String MAX_CONCURRENT_BY_KIND = "max_concurrent_by_kind";

  /// The most kinds that one role may have a limit for.
  public static final int MOST_KINDS = 64;

  /// The most units a limited role may have.
  public static final int MOST_TASKS = 10_000;

  private static final Constraints NONE = new Constraints(null, Attributes.none());

  public Constraints {
    maxConcurrentByKind = inOrder(maxConcurrentByKind);
    if (maxConcurrentTasks != null && (maxConcurrentTasks < 1 || maxConcurrentTasks > MOST_TASKS)) {
      throw new IllegalArgumentException(
          "The constraint %s (%d) must be 1 to %d; leave it out for no limit."
              .formatted(MAX_CONCURRENT_TASKS, maxConcurrentTasks, MOST_TASKS));
    }
    if (maxConcurrentByKind.size() > MOST_KINDS) {
      throw new IllegalArgumentException(
          "The constraint %s must limit at most %d kinds; it limits %d."
              .formatted(MAX_CONCURRENT_BY_KIND, MOST_KINDS, maxConcurrentByKind.size()));
    }
    maxConcurrentByKind.forEach((kind, units) -> {
      if (units < 1 || units > MOST_TASKS) {
        throw new IllegalArgumentException(
            "The constraint %s (%s: %d) must be 1 to %d; leave it out for no limit."
                .formatted(MAX_CONCURRENT_BY_KIND, kind, units, MOST_TASKS));
      }
    });
  }

  /// Limits without any for kinds.
  public Constraints(@Nullable Integer maxConcurrentTasks, Attributes others) {
    this(maxConcurrentTasks, Map.of(), others);
  }

  private static Map<TaskKind, Integer> inOrder(Map<TaskKind, Integer> byKind) {
    return byKind.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(byKind));
  }

  /// No limits.
  public static Constraints none() {
    return NONE;
  }

  /// How many units of capacity the role has; empty when unlimited.
  public OptionalInt capacity() {
    return maxConcurrentTasks == null ? OptionalInt.empty() : OptionalInt.of(maxConcurrentTasks);
  }
}
