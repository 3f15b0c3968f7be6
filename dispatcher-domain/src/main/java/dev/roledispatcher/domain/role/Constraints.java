package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.attribute.Attributes;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The limits a role works under. One is understood by the dispatcher; the rest goes into the
/// role's context.
///
/// @param maxConcurrentTasks how many tasks the role may hold at once, 1 to 10,000; null when
///   unlimited
/// @param others every other limit, for the context
public record Constraints(@Nullable Integer maxConcurrentTasks, Attributes others) {

  /// The key under which the understood limit travels.
  public static final String MAX_CONCURRENT_TASKS = "max_concurrent_tasks";

  /// The most tasks a limited role may hold.
  public static final int MOST_TASKS = 10_000;

  private static final Constraints NONE = new Constraints(null, Attributes.none());

  public Constraints {
    if (maxConcurrentTasks != null && (maxConcurrentTasks < 1 || maxConcurrentTasks > MOST_TASKS)) {
      throw new IllegalArgumentException(
          "The constraint %s (%d) must be 1 to %d; leave it out for no limit."
              .formatted(MAX_CONCURRENT_TASKS, maxConcurrentTasks, MOST_TASKS));
    }
  }

  /// No limits.
  public static Constraints none() {
    return NONE;
  }

  /// How many tasks the role may hold at once; empty when unlimited.
  public OptionalInt capacity() {
    return maxConcurrentTasks == null ? OptionalInt.empty() : OptionalInt.of(maxConcurrentTasks);
  }
}
