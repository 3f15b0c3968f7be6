package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.domain.dispatch.Queued;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.ExpectedWait;
import dev.roledispatcher.domain.queue.QueueRank;
import dev.roledispatcher.domain.selection.Screener;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Says where waiting tasks stand.
final class Standings {

  private final QueueStore queue;
  private final RoleDirectory directory;
  private final QueueSettings settings;

  Standings(QueueStore queue, RoleDirectory directory, QueueSettings settings) {
    this.queue = queue;
    this.directory = directory;
    this.settings = settings;
  }

  /// Where a task stands, with its position and its expected wait.
  ///
  /// @param paused true when nothing is started, so that no wait can be told
  Queued of(WaitingTask task, boolean paused, Instant now) {
    Long before =
        task.dueAt() == null ? queue.countBefore(task, settings.mostCounted()).orElse(null) : null;
    return standing(task, before, before == null || paused ? null : expected(task, before, now));
  }

  /// Why a task waits at this moment, in one sentence.
  ///
  /// @param screening who may take it now
  static String reason(WaitingTask task, boolean paused, Screening screening) {
    if (task.dueAt() != null) {
      return task.reason();
    }
    if (paused) {
      return "Nothing is started at present: the queue is paused.";
    }
    return screening.eligibleCount() > 0
        ? Enqueuing.ITS_TURN
        : Explanation.ofNobody(screening.refusals(), null);
  }

  /// Where a task stands, without what has to be counted.
  Queued uncounted(WaitingTask task) {
    return standing(task, null, null);
  }

  private Queued standing(
      WaitingTask task, @Nullable Long before, @Nullable ExpectedWait expected) {
    QueueRank rank = task.rank(settings.rules());
    return new Queued(
        task.id(),
        task.dueAt() == null ? TaskState.QUEUED : TaskState.SCHEDULED,
        rank.lane(),
        rank.key(),
        task.enqueuedAt(),
        task.dueAt(),
        rank.rankAt(),
        rank.overtakeBound(settings.rules().policy()),
        before == null ? null : before + 1,
        expected,
        task.reason());
  }

  private ExpectedWait expected(WaitingTask task, long before, Instant now) {
    long starts = queue.startedSince(now.minus(settings.recent()));
    int free = Screener.room(directory.index(), task.demand(now), now, settings.mostCounted());
    return ExpectedWait.of(before, free, starts, settings.recent());
  }
}
