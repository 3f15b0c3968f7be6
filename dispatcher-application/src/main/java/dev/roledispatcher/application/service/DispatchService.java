package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.BatchSolver;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.application.service.Enqueuing.Entrant;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.ErrorCode;
import dev.roledispatcher.domain.dispatch.Violation;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Dispatches, moves and cancels tasks: decide, then commit.
public final class DispatchService implements DispatchTasks {

  private final Decider decider;
  private final Settlement settlement;
  private final Handover handover;
  private final Withdrawal withdrawal;
  private final UnitOfWork unitOfWork;
  private final ReceiptBook receipts;
  private final Enqueuing enqueuing;
  private final StatisticsStore statistics;
  private final InstantSource clock;
  private final QueueSignal signal;
  private final WaitingRoom room;
  private final BatchPlanner planner;

  /// A service on these parts.
  ///
  /// @param signal is raised when a task waits for a role from now on
  /// @param solver finds the best plan of a batch
  public DispatchService(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSettings queueSettings,
      QueueSignal signal,
      BatchSolver solver,
      PlanSettings planSettings) {
    this.decider = decider;
    this.settlement = new Settlement(decider, parts);
    this.handover = new Handover(decider, parts);
    this.withdrawal = new Withdrawal(parts);
    this.unitOfWork = parts.unitOfWork();
    this.receipts = parts.receipts();
    this.enqueuing = new Enqueuing(decider, queue, parts.directory(), queueSettings);
    this.statistics = parts.statistics();
    this.clock = parts.clock();
    this.signal = signal;
    this.room = parts.room();
    this.planner = new BatchPlanner(decider, solver, planSettings);
  }

  @Override
  public DispatchOutcome handOut(DispatchRequest request, Receipt<DispatchOutcome> receipt) {
    DispatchOutcome outcome =
        settle(
                List.of(request),
                decider.deadline(),
                true,
                outcomes -> {
                  if (!(outcomes.getFirst() instanceof DispatchOutcome.Failed)) {
                    receipts.keep(receipt, outcomes.getFirst());
                  }
                })
            .getFirst();
    if (outcome instanceof DispatchOutcome.Failed failed) {
      throw new DispatchException(failed.failure());
    }
    return outcome;
  }

  @Override
  public DispatchResult dispatch(DispatchRequest request, Receipt<DispatchResult> receipt) {
    List<DispatchOutcome> settled =
        settle(
            List.of(request),
            decider.deadline(),
            false,
            outcomes -> {
              if (outcomes.getFirst() instanceof DispatchOutcome.Dispatched dispatched) {
                receipts.keep(receipt, dispatched.result());
              }
            });
    return switch (settled.getFirst()) {
      case DispatchOutcome.Dispatched dispatched -> dispatched.result();
      case DispatchOutcome.Failed failed -> throw new DispatchException(failed.failure());
      case DispatchOutcome.Waiting waiting ->
          throw new IllegalStateException(
              "A dispatch must not let the task (%s) wait.".formatted(waiting.queued().task()));
    };
  }

  @Override
  public List<DispatchOutcome> dispatchAll(
      List<DispatchRequest> requests, Receipt<List<DispatchOutcome>> receipt) {
    return settle(
        requests, decider.batchDeadline(), true, outcomes -> receipts.keep(receipt, outcomes));
  }

  @Override
  public PlannedBatch dispatchAsOne(List<DispatchRequest> requests, Receipt<PlannedBatch> receipt) {
    Deadline deadline = decider.batchDeadline();
    AtomicReference<@Nullable PlanReport> report = new AtomicReference<>();
    List<DispatchOutcome> outcomes =
        settle(
            requests,
            deadline,
            true,
            attempts -> {
              report.set(planner.plan(attempts, deadline));
              settlement.decideAsPlanned(attempts, deadline);
            },
            settled -> receipts.keep(receipt, batch(settled, report.get())));
    return batch(outcomes, report.get());
  }

  @Override
  public DispatchResult reassign(Reassignment reassignment, Receipt<DispatchResult> receipt) {
    return handover.reassign(reassignment, receipt);
  }

  @Override
  public TrackedTask cancel(TaskId task, @Nullable String reason, Receipt<TrackedTask> receipt) {
    return withdrawal.cancel(task, reason, receipt);
  }

  private static PlannedBatch batch(List<DispatchOutcome> outcomes, @Nullable PlanReport report) {
    return new PlannedBatch(
        outcomes, Objects.requireNonNull(report, "A batch that is settled must be planned."));
  }

  private List<DispatchOutcome> settle(
      List<DispatchRequest> requests,
      Deadline deadline,
      boolean mayWait,
      Consumer<List<DispatchOutcome>> keepAnswer) {
    return settle(
        requests, deadline, mayWait, attempts -> settlement.decide(attempts, deadline), keepAnswer);
  }

  /// @param mayWait false dispatches at once what asks to wait
  /// @param deciding decides what is not to wait
  private List<DispatchOutcome> settle(
      List<DispatchRequest> requests,
      Deadline deadline,
      boolean mayWait,
      Consumer<List<Attempt>> deciding,
      Consumer<List<DispatchOutcome>> keepAnswer) {
    Instant now = clock.instant();
    List<Boolean> waits = requests.stream().map(each -> mayWait && each.waits(now)).toList();
    List<Attempt> decided = new ArrayList<>();
    List<Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      if (waits.get(i)) {
        entrants.add(enqueuing.prepare(requests.get(i), now, deadline));
      } else {
        decided.add(attempt(requests.get(i), now));
      }
    }
    Settled settled = null;
    try {
      deciding.accept(decided);
      settled =
          unitOfWork.run(() -> {
            List<Attempt> attempts = decided.stream().map(Attempt::new).toList();
            settlement.commit(attempts, deadline);
            List<DispatchOutcome> entered = enter(entrants, now);
            List<DispatchOutcome> outcomes = merged(waits, attempts, entered);
            keepAnswer.accept(outcomes);
            return new Settled(attempts, outcomes);
          });
      if (settled.outcomes().stream().anyMatch(DispatchService::waitsForARole)) {
        signal.raise();
      }
      entrants.forEach(entrant -> room.changed(entrant.request().task().id()));
      return settled.outcomes();
    } catch (DispatchException e) {
      settlement.failedAsAWhole(decided, e, deadline);
      throw e;
    } finally {
      settlement.finish(decided, settled == null ? null : settled.attempts(), deadline);
    }
  }

  /// An attempt to dispatch at once; a request that has run out already fails before it is decided.
  private Attempt attempt(DispatchRequest request, Instant now) {
    Attempt attempt = new Attempt(request);
    if (request.terms().expiresAt() != null) {
      List<Violation> violations = enqueuing.violations(request, now);
      if (!violations.isEmpty()) {
        attempt.fail(new DispatchFailure.InvalidRequest(violations));
      }
    }
    return attempt;
  }

  private List<DispatchOutcome> enter(List<Entrant> entrants, Instant now) {
    List<DispatchOutcome> entered = enqueuing.enter(entrants, now);
    List<ErrorCode> failures =
        entered.stream()
            .filter(DispatchOutcome.Failed.class::isInstance)
            .map(outcome -> ((DispatchOutcome.Failed) outcome).failure().code())
            .toList();
    if (!failures.isEmpty()) {
      statistics.recordFailures(failures);
    }
    return entered;
  }

  private static boolean waitsForARole(DispatchOutcome outcome) {
    return outcome instanceof DispatchOutcome.Waiting waiting
        && waiting.queued().state() == TaskState.QUEUED;
  }

  private static List<DispatchOutcome> merged(
      List<Boolean> waits, List<Attempt> attempts, List<DispatchOutcome> entered) {
    Iterator<Attempt> nextAttempt = attempts.iterator();
    Iterator<DispatchOutcome> nextEntered = entered.iterator();
    return waits.stream()
        .map(isWaiting ->
            isWaiting
                ? nextEntered.next()
                : Objects.requireNonNull(
                    nextAttempt.next().outcome(), "A settled attempt must have an outcome."))
        .toList();
  }

  private record Settled(List<Attempt> attempts, List<DispatchOutcome> outcomes) {}
}
