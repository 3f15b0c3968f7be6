package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.EnqueueOutcome;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchTerms;
import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.selection.Screener;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.task.Schedule;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets tasks into the queue: checks and classifies them outside any transaction, and writes them
/// inside one.
final class Enqueuing {

  /// Why a task waits that somebody could take.
  static final String ITS_TURN = "It waits for its turn.";

  private static final String NOBODY = "No role may take it at present.";

  private final Decider decider;
  private final QueueStore queue;
  private final RoleDirectory directory;
  private final QueueSettings settings;
  private final Standings standings;

  Enqueuing(Decider decider, QueueStore queue, RoleDirectory directory, QueueSettings settings) {
    this.decider = decider;
    this.queue = queue;
    this.directory = directory;
    this.settings = settings;
    this.standings = new Standings(queue, directory, settings);
  }

  /// A request that is to wait, as far as it got.
  ///
  /// @param task the task as it would wait; null when it cannot
  /// @param failure why it cannot; null when it can
  record Entrant(
      DispatchRequest request, @Nullable WaitingTask task, @Nullable DispatchFailure failure) {}

  /// Checks and classifies a request.
  Entrant prepare(DispatchRequest request, Instant now, Deadline deadline) {
    List<Violation> violations = violations(request, now);
    if (!violations.isEmpty()) {
      return new Entrant(request, null, new DispatchFailure.InvalidRequest(violations));
    }
    try {
      return new Entrant(request, waiting(request, decider.classify(request, deadline), now), null);
    } catch (DispatchException e) {
      return new Entrant(request, null, e.failure());
    }
  }

  /// Writes those that can wait; must run inside a unit of work.
  List<DispatchOutcome> enter(List<Entrant> entrants, Instant now) {
    List<WaitingTask> tasks =
        entrants.stream().map(Entrant::task).filter(Objects::nonNull).toList();
    List<EnqueueOutcome> entered = tasks.isEmpty() ? List.of() : queue.enqueue(tasks, now);
    List<DispatchOutcome> outcomes = new ArrayList<>(entrants.size());
    int next = 0;
    for (Entrant entrant : entrants) {
      outcomes.add(
          entrant.task() == null
              ? new DispatchOutcome.Failed(
                  entrant.request().task().id(),
                  Objects.requireNonNull(
                      entrant.failure(), "An entrant without a task must have a failure."))
              : outcome(entrant.task(), entered.get(next++), entrants.size() == 1, now));
    }
    return outcomes;
  }

  /// Everything about the times and the key of a request that keeps it from being taken on.
  List<Violation> violations(DispatchRequest request, Instant now) {
    Task task = request.task();
    DispatchTerms terms = request.terms();
    List<Violation> violations = new ArrayList<>();
    List<Schedule.Fault> faults =
        Schedule.faults(terms.scheduleAt(), task.deadline(), terms.expiresAt());
    (faults.isEmpty() ? terms.schedule(task.deadline()).faultsAt(now) : faults)
        .forEach(fault -> violations.add(new Violation(pointer(fault.field()), fault.message())));
    try {
      settings.rules().keyOf(task.metadata());
    } catch (IllegalArgumentException e) {
      violations.add(
          new Violation(
              "/task/metadata/" + settings.rules().keyField(), String.valueOf(e.getMessage())));
    }
    return violations;
  }

  private static String pointer(Schedule.Field field) {
    return switch (field) {
      case SCHEDULE_AT -> "/schedule_at";
      case DEADLINE -> "/task/deadline";
      case EXPIRES_AT -> "/expires_at";
    };
  }

  private WaitingTask waiting(DispatchRequest request, Classification classification, Instant now) {
    Instant scheduled = request.terms().scheduleAt();
    boolean isDue = scheduled == null || !scheduled.isAfter(now);
    WaitingTask task =
        new WaitingTask(
            request,
            classification,
            isDue ? now : Objects.requireNonNull(scheduled),
            isDue ? null : scheduled,
            Duration.ZERO,
            0,
            ITS_TURN);
    if (!isDue) {
      return task.because("It waits for its time, %s.".formatted(scheduled));
    }
    boolean hasRoom = Screener.room(directory.index(), task.demand(now), now, 1) > 0;
    return hasRoom ? task : task.because(NOBODY);
  }

  /// Where a task stands that came alone: with what one of many is not told, because it must be
  /// counted and looked for.
  private Queued standing(WaitingTask task, Instant now) {
    boolean paused = queue.pause().isPresent();
    Screening screening =
        decider.screening(Question.of(task, 0, Map.of(), null, now), task.classification().value());
    return standings.of(task.because(Standings.reason(task, paused, screening)), paused, now);
  }

  private DispatchOutcome outcome(
      WaitingTask task, EnqueueOutcome entered, boolean isAlone, Instant now) {
    return switch (entered) {
      case EnqueueOutcome.Entered() ->
          new DispatchOutcome.Waiting(isAlone ? standing(task, now) : standings.uncounted(task));
      case EnqueueOutcome.Taken taken ->
          new DispatchOutcome.Failed(
              task.id(),
              Settlement.alreadyDispatched(task.id(), taken.currentRole(), taken.state()));
    };
  }
}
