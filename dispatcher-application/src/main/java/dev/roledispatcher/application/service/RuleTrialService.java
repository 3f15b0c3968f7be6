package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.ReadDispatches.TaskFilter;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.RulesInForce;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tries rules on tasks of the past, page by page, for no longer than a dispatch may take. It reads
/// and never writes.
public final class RuleTrialService implements TryRules {

  /// Tasks read at once, so that a trial holds few of them in memory.
  private static final int TASKS_AT_ONCE = 50;

  private static final TaskFilter ALL = new TaskFilter(null, null, null);

  private final RulesInForce rules;
  private final AssignmentStore assignments;
  private final Decider decider;
  private final Stopwatch stopwatch;
  private final DispatchSettings settings;

  /// A service on these parts.
  public RuleTrialService(
      RulesInForce rules,
      AssignmentStore assignments,
      Decider decider,
      Stopwatch stopwatch,
      DispatchSettings settings) {
    this.rules = rules;
    this.assignments = assignments;
    this.decider = decider;
    this.stopwatch = stopwatch;
    this.settings = settings;
  }

  @Override
  public Trial onThePast(@Nullable Draft draft, int last) {
    Deadline deadline = new Deadline(stopwatch, settings.timeout());
    RuleTally tally = new RuleTally(rules.rules(), draft);
    String cursor = null;
    int left = last;
    do {
      Page<TrackedTask> page =
          assignments.list(ALL, new PageRequest(Math.min(left, TASKS_AT_ONCE), cursor));
      Map<DispatchId, Classification> before = classifications(page.items());
      for (TrackedTask task : page.items()) {
        if (deadline.elapsed().compareTo(settings.timeout()) >= 0) {
          return tally.result(false);
        }
        DispatchId dispatch = task.currentDispatch();
        tally.look(task.task(), dispatch == null ? null : before.get(dispatch));
      }
      left -= page.items().size();
      cursor = page.next();
    } while (cursor != null && left > 0);
    return tally.result(true);
  }

  @Override
  public Trial on(@Nullable Draft draft, Task task) {
    RuleTally tally = new RuleTally(rules.rules(), draft);
    tally.look(task, now(task));
    return tally.result(true);
  }

  private Map<DispatchId, Classification> classifications(List<TrackedTask> tasks) {
    return assignments.classifications(
        tasks.stream().map(TrackedTask::currentDispatch).distinct().toList());
  }

  /// How the task is classified now; null when nobody can say and the policy is to fail.
  private @Nullable Classification now(Task task) {
    try {
      return decider.classify(DispatchRequest.of(task), decider.deadline());
    } catch (DispatchException e) {
      return switch (e.failure()) {
        case DispatchFailure.ClassificationFailed undecided -> null;
        case DispatchFailure other -> throw e;
      };
    }
  }
}
