package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import java.util.Objects;
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

  /// A service on these parts.
  public DispatchService(Decider decider, CommitParts parts) {
    this.decider = decider;
    this.settlement = new Settlement(decider, parts);
    this.handover = new Handover(decider, parts);
    this.withdrawal = new Withdrawal(parts);
    this.unitOfWork = parts.unitOfWork();
    this.receipts = parts.receipts();
  }

  @Override
  public DispatchResult dispatch(DispatchRequest request, Receipt<DispatchResult> receipt) {
    List<DispatchOutcome> settled =
        settle(
            List.of(request),
            decider.deadline(),
            outcomes -> {
              if (outcomes.getFirst() instanceof DispatchOutcome.Dispatched dispatched) {
                receipts.keep(receipt, dispatched.result());
              }
            });
    return switch (settled.getFirst()) {
      case DispatchOutcome.Dispatched dispatched -> dispatched.result();
      case DispatchOutcome.Failed failed -> throw new DispatchException(failed.failure());
    };
  }

  @Override
  public List<DispatchOutcome> dispatchAll(
      List<DispatchRequest> requests, Receipt<List<DispatchOutcome>> receipt) {
    return settle(requests, decider.batchDeadline(), outcomes -> receipts.keep(receipt, outcomes));
  }

  @Override
  public DispatchResult reassign(Reassignment reassignment, Receipt<DispatchResult> receipt) {
    return handover.reassign(reassignment, receipt);
  }

  @Override
  public TrackedTask cancel(TaskId task, @Nullable String reason, Receipt<TrackedTask> receipt) {
    return withdrawal.cancel(task, reason, receipt);
  }

  private List<DispatchOutcome> settle(
      List<DispatchRequest> requests,
      Deadline deadline,
      Consumer<List<DispatchOutcome>> keepAnswer) {
    List<Attempt> decided = requests.stream().map(Attempt::new).toList();
    List<Attempt> settled = null;
    try {
      settlement.decide(decided, deadline);
      settled =
          unitOfWork.run(() -> {
            List<Attempt> attempts = decided.stream().map(Attempt::new).toList();
            settlement.commit(attempts, deadline);
            keepAnswer.accept(outcomes(attempts));
            return attempts;
          });
      return outcomes(settled);
    } catch (DispatchException e) {
      settlement.failedAsAWhole(decided, e, deadline);
      throw e;
    } finally {
      settlement.finish(decided, settled, deadline);
    }
  }

  private static List<DispatchOutcome> outcomes(List<Attempt> attempts) {
    return attempts.stream()
        .map(attempt ->
            Objects.requireNonNull(attempt.outcome(), "A settled attempt must have an outcome."))
        .toList();
  }
}
