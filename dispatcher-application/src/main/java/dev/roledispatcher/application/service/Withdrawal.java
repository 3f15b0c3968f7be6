package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes a task back for good.
final class Withdrawal {

  /// How often a task that changes at the same time is read again.
  private static final int TRIES = 5;

  private final CommitParts parts;
  private final ReceiptBook receipts;

  Withdrawal(CommitParts parts) {
    this.parts = parts;
    this.receipts = parts.receipts();
  }

  TrackedTask cancel(TaskId id, @Nullable String reason, Receipt<TrackedTask> receipt) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      TrackedTask task =
          parts
              .assignments()
              .find(id)
              .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(id)));
      if (!task.state().isOpen() && task.state() != TaskState.CANCELLED) {
        throw new RejectedException(new Rejection.TaskEnded(id, task.state()));
      }
      List<RoleId> asked = RevokedOffers.rolesAsked(task, parts);
      Optional<TrackedTask> cancelled = parts.unitOfWork().run(() -> cancel(task, reason, receipt));
      if (cancelled.isPresent()) {
        Instant at = cancelled.get().updatedAt();
        CapacityNeed need = task.task().need();
        if (task.currentRole() != null) {
          parts.directory().moved(null, task.currentRole(), need, at);
        }
        asked.forEach(role -> parts.directory().moved(null, role, need, at));
        parts.room().changed(id);
        return cancelled.get();
      }
    }
    throw new RejectedException(new Rejection.TaskChanged(id));
  }

  private Optional<TrackedTask> cancel(
      TrackedTask task, @Nullable String reason, Receipt<TrackedTask> receipt) {
    Optional<TrackedTask> cancelled =
        task.state() == TaskState.CANCELLED
            ? Optional.of(task)
            : parts
                .assignments()
                .cancel(task.task().id(), task.epoch(), reason, parts.clock().instant());
    cancelled.ifPresent(done -> receipts.keep(receipt, done));
    return cancelled;
  }
}
