package dev.roledispatcher.application.port.in;

import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.batch.PlanReport;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For whoever has work to hand out: dispatches tasks, moves them and takes them back.
///
/// Every call either takes effect as a whole, in one transaction together with its receipt, or
/// changes nothing. Safe to call from any thread; calls may block on the database.
public interface DispatchTasks {

  /// Dispatches one task, or lets it wait when the request says so.
  ///
  /// @return that it is dispatched or waits; never a failure
  /// @throws DispatchException when it cannot be
  DispatchOutcome handOut(DispatchRequest request, Receipt<DispatchOutcome> receipt);

  /// Dispatches one task at once, whatever its request says about waiting.
  ///
  /// @throws DispatchException when it cannot be dispatched
  DispatchResult dispatch(DispatchRequest request, Receipt<DispatchResult> receipt);

  /// Dispatches many tasks, or lets them wait, in one transaction; each succeeds or fails alone.
  ///
  /// @param requests at most 1,000
  /// @return one outcome per request, in their order
  /// @throws DispatchException only when none could be tried, for instance for want of time
  List<DispatchOutcome> dispatchAll(
      List<DispatchRequest> requests, Receipt<List<DispatchOutcome>> receipt);

  /// Dispatches many tasks, or lets them wait, as [#dispatchAll] does, but gives each the role that
  /// makes the batch as a whole come out best: the most tasks, of these the most pressing ones, and
  /// then the highest scores.
  ///
  /// @param requests at most 1,000
  /// @throws DispatchException only when none could be tried, for instance for want of time
  PlannedBatch dispatchAsOne(List<DispatchRequest> requests, Receipt<PlannedBatch> receipt);

  /// Takes an assigned task from its role and gives it to another.
  ///
  /// @throws DispatchException when the role may not take it, or no other may
  /// @throws RejectedException when there is no such task, it has ended, or the role has it already
  DispatchResult reassign(Reassignment reassignment, Receipt<DispatchResult> receipt);

  /// Takes a task back for good. Cancelling a cancelled task changes nothing.
  ///
  /// @throws RejectedException when there is no such task, or it has ended in another way
  TrackedTask cancel(TaskId task, @Nullable String reason, Receipt<TrackedTask> receipt);

  /// A batch that was planned as a whole.
  ///
  /// @param outcomes one per request, in their order
  /// @param report what the plan came to
  record PlannedBatch(List<DispatchOutcome> outcomes, PlanReport report) {

    public PlannedBatch {
      outcomes = List.copyOf(outcomes);
    }
  }

  /// What is asked for when a task is to change hands.
  ///
  /// @param task the task
  /// @param to the role that shall have it; null for the best other one
  /// @param reason why; null when nothing is said
  /// @param force true assigns it anew even when the role has it already
  /// @param note what the role that has it leaves for the next one
  record Reassignment(
      TaskId task,
      @Nullable RoleId to,
      @Nullable String reason,
      boolean force,
      HandoverNote note) {}
}
