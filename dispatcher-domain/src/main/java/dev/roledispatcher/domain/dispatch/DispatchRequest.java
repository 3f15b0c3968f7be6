package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a caller asks for when a task is to be dispatched.
///
/// @param task the task, at the priority that counts
/// @param preferred the role that gets the task if it may take it; null when none
/// @param excluded roles that must not get it, at most 1,000
/// @param budget how long the context may be
/// @param forced the class that overrides the classifiers; null when they decide
/// @param redispatch true lets a task that has ended be dispatched again
/// @param terms how the task is to be handed out
public record DispatchRequest(
    Task task,
    @Nullable RoleId preferred,
    Set<RoleId> excluded,
    TokenBudget budget,
    @Nullable TaskClassification forced,
    boolean redispatch,
    DispatchTerms terms) {

  /// The most roles one request may exclude.
  public static final int MAX_EXCLUDED = 1_000;

  public DispatchRequest {
    if (excluded.size() > MAX_EXCLUDED) {
      throw new IllegalArgumentException(
          "The excluded roles (%d) of a request must be at most %d."
              .formatted(excluded.size(), MAX_EXCLUDED));
    }
    SortedSet<RoleId> sorted = new TreeSet<>(excluded);
    excluded = Collections.unmodifiableSortedSet(sorted);
  }

  /// A request on the usual terms.
  public DispatchRequest(
      Task task,
      @Nullable RoleId preferred,
      Set<RoleId> excluded,
      TokenBudget budget,
      @Nullable TaskClassification forced,
      boolean redispatch) {
    this(task, preferred, excluded, budget, forced, redispatch, DispatchTerms.DEFAULT);
  }

  /// The same request about the task as it is now.
  public DispatchRequest withTask(Task other) {
    return new DispatchRequest(other, preferred, excluded, budget, forced, redispatch, terms);
  }

  /// True when the task is to wait: for its turn, or for its time.
  public boolean waits(Instant now) {
    return terms.mode() == DispatchMode.QUEUE
        || (terms.scheduleAt() != null && terms.scheduleAt().isAfter(now));
  }

  /// A request without wishes.
  public static DispatchRequest of(Task task) {
    return new DispatchRequest(task, null, Set.of(), TokenBudget.DEFAULT, null, false);
  }
}
