package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.in.WorkOnTasks;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.application.port.out.LifeStore.Stint;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Follows the work on tasks to its end.
public final class WorkService implements WorkOnTasks {

  /// How often a task that changes at the same time is read again.
  private static final int TRIES = 5;

  private final LifeStore life;
  private final CommitParts parts;
  private final ReceiptBook receipts;
  private final Endings endings;

  /// A service on these parts.
  ///
  /// @param life what becomes of assignments
  /// @param queue takes tasks that nobody has any more
  /// @param decider tells who else could take a task
  public WorkService(LifeStore life, QueueStore queue, Decider decider, CommitParts parts) {
    this.life = life;
    this.parts = parts;
    this.receipts = parts.receipts();
    this.endings = new Endings(life, queue, decider, parts);
  }

  @Override
  public Progress start(Claim claim, Receipt<Progress> receipt) {
    return untilItHolds(
        claim,
        standing -> {
          Stint stint = requireHeld(claim, standing);
          Instant at = parts.clock().instant();
          return parts
              .unitOfWork()
              .run(() -> {
                boolean done =
                    life.renew(claim.task(), standing.task().epoch(), at)
                        && (stint.startedAt() != null
                            || life.start(claim.task(), standing.task().epoch(), at));
                return done ? Optional.of(progress(claim, receipt)) : Optional.empty();
              });
        });
  }

  @Override
  public Progress heartbeat(Claim claim, Receipt<Progress> receipt) {
    return untilItHolds(
        claim,
        standing -> {
          requireHeld(claim, standing);
          Instant at = parts.clock().instant();
          return parts
              .unitOfWork()
              .run(() ->
                  life.renew(claim.task(), standing.task().epoch(), at)
                      ? Optional.of(progress(claim, receipt))
                      : Optional.empty());
        });
  }

  @Override
  public TrackedTask complete(
      Claim claim, WorkOutcome outcome, HandoverNote note, Receipt<TrackedTask> receipt) {
    return untilItHolds(
        claim,
        standing -> {
          if (hasEnded(claim, standing, Ending.COMPLETED)) {
            return Optional.of(again(standing, receipt));
          }
          requireHeld(claim, standing);
          return endings.complete(standing, outcome, note, receipt);
        });
  }

  @Override
  public TrackedTask fail(
      Claim claim, String reason, HandoverNote note, Receipt<TrackedTask> receipt) {
    return giveUp(claim, Ending.FAILED, reason, note, receipt);
  }

  @Override
  public TrackedTask release(
      Claim claim, @Nullable String reason, HandoverNote note, Receipt<TrackedTask> receipt) {
    return giveUp(claim, Ending.RELEASED, reason, note, receipt);
  }

  private TrackedTask giveUp(
      Claim claim,
      Ending ending,
      @Nullable String reason,
      HandoverNote note,
      Receipt<TrackedTask> receipt) {
    return untilItHolds(
        claim,
        standing -> {
          if (hasEnded(claim, standing, ending)) {
            return Optional.of(again(standing, receipt));
          }
          requireHeld(claim, standing);
          return endings.giveUp(standing, ending, reason, note, receipt);
        });
  }

  /// Tries on what is read anew, until nothing happened to the task between reading and writing.
  private <T> T untilItHolds(Claim claim, Function<Standing, Optional<T>> work) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<T> done = work.apply(standing(claim.task()));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new RejectedException(new Rejection.TaskChanged(claim.task()));
  }

  private Standing standing(TaskId task) {
    return life.standing(task)
        .orElseThrow(() -> new RejectedException(new Rejection.UnknownTask(task)));
  }

  private Progress progress(Claim claim, Receipt<Progress> receipt) {
    Standing standing = standing(claim.task());
    Stint stint = standing.stint();
    Progress progress =
        new Progress(
            standing.task(),
            stint == null ? null : stint.startedAt(),
            stint == null || stint.lease() == null ? null : stint.lease().until());
    receipts.keep(receipt, progress);
    return progress;
  }

  private TrackedTask again(Standing standing, Receipt<TrackedTask> receipt) {
    return parts
        .unitOfWork()
        .run(() -> {
          receipts.keep(receipt, standing.task());
          return standing.task();
        });
  }

  /// True when what is asked for was done already, and nothing else has happened since.
  private static boolean hasEnded(Claim claim, Standing standing, Ending ending) {
    Stint stint = standing.stint();
    TaskState state = standing.task().state();
    boolean stays =
        ending == Ending.COMPLETED
            ? state == TaskState.COMPLETED
            : state == TaskState.QUEUED || state == TaskState.FAILED;
    return stays && stint != null && stint.ending() == ending && isOf(claim, stint);
  }

  private static Stint requireHeld(Claim claim, Standing standing) {
    Stint stint = standing.stint();
    TrackedTask task = standing.task();
    if (stint != null && stint.isOpen() && isOf(claim, stint)) {
      return stint;
    }
    boolean isAnothers = task.state().isOpen() || (stint != null && !isOf(claim, stint));
    throw new RejectedException(
        isAnothers
            ? new Rejection.NotYours(claim.task(), task.state(), task.currentRole(), task.epoch())
            : new Rejection.TaskEnded(claim.task(), task.state()));
  }

  private static boolean isOf(Claim claim, Stint stint) {
    return (claim.role() == null || claim.role().equals(stint.assignment().facts().role()))
        && (claim.epoch() == null || claim.epoch() == stint.assignment().facts().epoch());
  }
}
