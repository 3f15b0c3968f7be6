package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AssignmentStore.AssignOutcome;
import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.application.port.out.DispatchObserver.Step;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Moves a task from one role to another: release and assign in one transaction.
final class Handover {

  private final Decider decider;
  private final CommitParts parts;
  private final ReceiptBook receipts;

  Handover(Decider decider, CommitParts parts) {
    this.decider = decider;
    this.parts = parts;
    this.receipts = parts.receipts();
  }

  DispatchResult reassign(Reassignment wanted, Receipt<DispatchResult> receipt) {
    Deadline deadline = decider.deadline();
    TrackedTask task = openTask(wanted);
    Question question = question(task, wanted);
    try {
      return decideAndMove(task, question, wanted, receipt, deadline);
    } catch (DispatchException e) {
      parts.observer().failed(wanted.task(), e.failure(), deadline.elapsed());
      throw e;
    }
  }

  private TrackedTask openTask(Reassignment wanted) {
    TrackedTask task =
        parts
            .assignments()
            .find(wanted.task())
            .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(wanted.task())));
    if (!task.state().isOpen()) {
      throw new RejectedException(new Rejection.TaskEnded(wanted.task(), task.state()));
    }
    if (task.currentDispatch() == null) {
      throw new RejectedException(new Rejection.TaskWaits(wanted.task()));
    }
    RoleId current = task.currentRole();
    if (current != null && current.equals(wanted.to()) && !wanted.force()) {
      throw new RejectedException(new Rejection.SameRole(wanted.task(), current));
    }
    return task;
  }

  private Question question(TrackedTask task, Reassignment wanted) {
    DispatchRequest first =
        parts
            .assignments()
            .decision(
                Objects.requireNonNull(
                    task.currentDispatch(), "A task that was dispatched must have a dispatch."))
            .orElseThrow(() ->
                new IllegalStateException(
                    "The task (%s) must have the record of its dispatch (%s)."
                        .formatted(wanted.task(), task.currentDispatch())))
            .request();
    DispatchRequest request =
        new DispatchRequest(
            task.task(),
            null,
            first.excluded(),
            first.budget(),
            first.forced(),
            first.redispatch(),
            first.terms());
    return Question.of(request)
        .onlyFor(
            wanted.to(),
            task.currentRole(),
            new Parting("reassigned", wanted.reason(), wanted.note()));
  }

  private DispatchResult decideAndMove(
      TrackedTask task,
      Question first,
      Reassignment wanted,
      Receipt<DispatchResult> receipt,
      Deadline deadline) {
    Question question = first;
    DispatchFailure root = null;
    for (int attempt = 1; ; attempt++) {
      DispatchDecision decision;
      try {
        decision = decider.decide(question, deadline);
      } catch (ContextUnavailableException e) {
        root = root == null ? e.failure() : root;
        if (wanted.to() != null || attempt >= parts.settings().maxAttempts()) {
          throw new DispatchException(root);
        }
        parts.observer().retried(wanted.task(), attempt, e.failure().detail());
        question = question.without(e.role(), e.failure().detail(), null);
        continue;
      } catch (DispatchException e) {
        boolean mayPass = e.failure() instanceof DispatchFailure.ClassificationFailed;
        if (!mayPass || attempt >= parts.settings().maxAttempts()) {
          throw e;
        }
        parts.observer().retried(wanted.task(), attempt, e.failure().detail());
        continue;
      }
      if (decision.choice() == null) {
        throw new DispatchException(root == null ? nobody(decision.refusals(), wanted.to()) : root);
      }
      List<RoleId> asked = RevokedOffers.rolesAsked(task, parts);
      Moved moved = move(task, decision, attempt, wanted, receipt, deadline);
      if (moved.result() != null) {
        Instant at = moved.result().dispatchedAt();
        CapacityNeed need = task.task().need();
        parts.directory().moved(moved.role(), task.currentRole(), need, at);
        asked.forEach(role -> parts.directory().moved(null, role, need, at));
        parts.room().changed(wanted.task());
        parts.observer().dispatched(moved.result(), deadline.elapsed());
        return moved.result();
      }
      if (wanted.to() != null) {
        throw new DispatchException(
            new DispatchFailure.RoleUnavailable(
                moved.role(), List.of(new RefusalReason.FailedBefore(moved.why()))));
      }
      if (attempt >= parts.settings().maxAttempts()) {
        throw new DispatchException(
            new DispatchFailure.NoSuitableRole(
                decision.refusals(),
                "The role (%s) was chosen, but another dispatch was faster. %s"
                    .formatted(moved.role(), moved.why())));
      }
      parts.observer().retried(wanted.task(), attempt, moved.why());
      question = question.without(moved.role(), moved.why(), decision.classification());
    }
  }

  private static DispatchFailure nobody(Refusals refusals, @Nullable RoleId to) {
    return to == null
        ? new DispatchFailure.NoSuitableRole(refusals, Explanation.ofNobody(refusals, null))
        : new DispatchFailure.RoleUnavailable(
            to, refusals.named().stream().map(Refusal::reasons).flatMap(List::stream).toList());
  }

  private Moved move(
      TrackedTask task,
      DispatchDecision decision,
      int attempt,
      Reassignment wanted,
      Receipt<DispatchResult> receipt,
      Deadline deadline) {
    return decider.timed(
        Step.COMMIT,
        () ->
            parts
                .unitOfWork()
                .run(() -> {
                  Instant at = parts.clock().instant();
                  RoleId role = decision.chosen().orElseThrow().candidate().role();
                  RoleId stays = wanted.to() == null ? null : task.currentRole();
                  List<TaskId> against =
                      Duties.against(role, decision.request(), stays, parts.assignments());
                  if (!against.isEmpty()) {
                    return new Moved(role, Duties.because(against), null);
                  }
                  NewAssignment assignment = parts.assignment(decision, at, deadline.elapsed());
                  AssignOutcome outcome =
                      parts
                          .assignments()
                          .reassign(assignment, task.epoch(), wanted.reason(), wanted.note());
                  return switch (outcome) {
                    case AssignOutcome.Assigned assigned -> {
                      DispatchResult result =
                          new DispatchResult(
                              decision,
                              decision.chosen().orElseThrow(),
                              assigned.task().state(),
                              assigned.task().epoch(),
                              at,
                              attempt,
                              null);
                      receipts.keep(receipt, result);
                      deadline.remaining("record");
                      yield new Moved(result.choice().candidate().role(), "", result);
                    }
                    case AssignOutcome.Taken taken ->
                        throw new RejectedException(
                            taken.state().isOpen()
                                ? new Rejection.TaskChanged(wanted.task())
                                : new Rejection.TaskEnded(wanted.task(), taken.state()));
                    case AssignOutcome.RoleFull full ->
                        new Moved(full.role(), "It had no capacity left.", null);
                    case AssignOutcome.RoleGone gone ->
                        new Moved(gone.role(), "It was deactivated or deleted meanwhile.", null);
                    case AssignOutcome.LimitReached full ->
                        new Moved(
                            full.role(),
                            "The limit for %s is reached.".formatted(full.limit().words()),
                            null);
                  };
                }));
  }

  /// How a move ended: with a result, or with the role that was lost and why.
  private record Moved(RoleId role, String why, @Nullable DispatchResult result) {}
}
