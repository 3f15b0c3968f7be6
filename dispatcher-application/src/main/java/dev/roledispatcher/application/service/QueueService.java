package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.ClaimTasks;
import dev.roledispatcher.application.port.in.ManageQueue;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.Claim;
import dev.roledispatcher.application.port.out.QueueStore.Counts;
import dev.roledispatcher.application.port.out.QueueStore.Entry;
import dev.roledispatcher.application.port.out.QueueStore.Rewrite;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.TaskId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows the queue, stops it and changes its order, and serves roles that ask for work.
public final class QueueService implements ManageQueue, ClaimTasks {

  private static final int MOST_ROWS = 1_000;

  /// How long a claim waits before it looks by itself: what happened on other instances raises the
  /// signal, but a signal may be lost.
  private static final Duration LONGEST_BLIND_WAIT = Duration.ofSeconds(1);

  /// How long a claim waits while somebody else starts tasks.
  private static final Duration BUSY_WAIT = Duration.ofMillis(20);

  private final Decider decider;
  private final CommitParts parts;
  private final QueueStore queue;
  private final Standings standings;
  private final Drain drain;
  private final QueueSignal signal;
  private final Stopwatch stopwatch;
  private final PresenceService presence;

  /// A service on these parts.
  ///
  /// @param parts with the directory that raises no signal
  /// @param presence is told of roles that ask for work
  public QueueService(
      Decider decider,
      CommitParts parts,
      QueueStore queue,
      QueueSettings settings,
      QueueSignal signal,
      Stopwatch stopwatch,
      PresenceService presence) {
    this.decider = decider;
    this.parts = parts;
    this.queue = queue;
    this.standings = new Standings(queue, parts.directory(), settings);
    this.drain = new Drain(decider, parts, queue, settings, stopwatch);
    this.signal = signal;
    this.stopwatch = stopwatch;
    this.presence = presence;
  }

  @Override
  public Standing standing(TaskId id) {
    Entry entry = queue.find(id).orElseThrow(() -> notWaiting(id));
    WaitingTask task = entry.task();
    Instant now = parts.clock().instant();
    Map<RoleId, String> failed =
        Aftermath.failed(
            task, queue.endings(List.of(id)).getOrDefault(id, List.of()), parts.life(), now);
    Screening screening =
        decider.screening(
            Question.of(task, entry.epoch(), failed, null, now), task.classification().value());
    QueueStore.Pause pause = queue.pause().orElse(null);
    boolean paused = pause != null;
    WaitingTask told = task.because(Standings.reason(task, paused, screening));
    return new Standing(
        standings.of(told, paused, now),
        screening.eligibleCount(),
        screening.refusals(),
        pause(pause));
  }

  private RejectedException notWaiting(TaskId id) {
    return new RejectedException(
        parts
            .assignments()
            .find(id)
            .map(TrackedTask::state)
            .<Rejection>map(state -> new Rejection.TaskDoesNotWait(id, state))
            .orElseGet(() -> new Rejection.UnknownTask(id)));
  }

  @Override
  public Overview overview() {
    Counts counts = queue.counts(MOST_ROWS);
    List<Row> rows =
        counts.rows().stream()
            .map(row -> new Row(row.lane(), row.key(), row.priority(), row.state(), row.tasks()))
            .toList();
    return new Overview(
        sum(rows, TaskState.QUEUED),
        sum(rows, TaskState.SCHEDULED),
        rows,
        counts.oldest(),
        pause(counts.pause()));
  }

  private static long sum(List<Row> rows, TaskState state) {
    return rows.stream().filter(row -> row.state() == state).mapToLong(Row::tasks).sum();
  }

  private static @Nullable Pause pause(QueueStore.@Nullable Pause pause) {
    return pause == null ? null : new Pause(pause.since(), pause.reason());
  }

  @Override
  public Overview pause(@Nullable String reason, Receipt<Overview> receipt) {
    Instant now = parts.clock().instant();
    return setPause(new QueueStore.Pause(now, reason), receipt);
  }

  @Override
  public Overview resume(Receipt<Overview> receipt) {
    Overview after = setPause(null, receipt);
    signal.raise();
    return after;
  }

  private Overview setPause(QueueStore.@Nullable Pause pause, Receipt<Overview> receipt) {
    return parts
        .unitOfWork()
        .run(() -> {
          queue.setPause(pause);
          return kept(overview(), receipt);
        });
  }

  /// The answer, kept if it is to be; must run inside a unit of work.
  private <R> R kept(R answer, Receipt<R> receipt) {
    parts.receipts().keep(receipt, answer);
    return answer;
  }

  @Override
  public Reprioritised reprioritise(
      List<TaskId> tasks, Priority to, @Nullable String reason, Receipt<Reprioritised> receipt) {
    Set<TaskId> distinct = new LinkedHashSet<>(tasks);
    return reprioritise(() -> queue.lock(distinct), distinct, to, reason, receipt);
  }

  @Override
  public Reprioritised reprioritise(
      @Nullable FairnessKey key,
      @Nullable Priority from,
      Priority to,
      @Nullable String reason,
      Receipt<Reprioritised> receipt) {
    QueueStore.Filter filter = new QueueStore.Filter(key, from);
    return reprioritise(() -> queue.lock(filter, MOST_CHANGED), Set.of(), to, reason, receipt);
  }

  private Reprioritised reprioritise(
      Supplier<List<Entry>> found,
      Set<TaskId> asked,
      Priority to,
      @Nullable String reason,
      Receipt<Reprioritised> receipt) {
    Instant now = parts.clock().instant();
    Reprioritised done =
        parts
            .unitOfWork()
            .run(() -> {
              List<Rewrite> changes = new ArrayList<>();
              Set<TaskId> missing = new LinkedHashSet<>(asked);
              int unchanged = 0;
              for (Entry entry : found.get()) {
                missing.remove(entry.task().id());
                if (entry.task().request().task().priority() == to) {
                  unchanged++;
                } else {
                  changes.add(reprioritised(entry.task(), to, reason));
                }
              }
              queue.rewrite(changes, now);
              return kept(
                  new Reprioritised(changes.size(), unchanged, List.copyOf(missing)), receipt);
            });
    if (done.changed() > 0) {
      signal.raise();
    }
    return done;
  }

  private static Rewrite reprioritised(WaitingTask task, Priority to, @Nullable String reason) {
    DispatchRequest request = task.request();
    Map<String, Object> facts = Map.of("from", lower(request.task().priority()), "to", lower(to));
    return new Rewrite(
        task.with(request.withTask(request.task().withPriority(to))),
        DispatchEvent.Type.REPRIORITISED,
        reason,
        Attributes.of(facts));
  }

  private static String lower(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<DispatchResult> claim(
      RoleId role, int most, Duration wait, Receipt<List<DispatchResult>> receipt) {
    if (most < 1 || most > MOST_CLAIMED) {
      throw new IllegalArgumentException(
          "The tasks (%d) to claim must be 1 to %d.".formatted(most, MOST_CLAIMED));
    }
    long start = stopwatch.nanos();
    presence.asked(role);
    while (true) {
      if (parts.directory().index().find(role).isEmpty()) {
        throw new DispatchException(new DispatchFailure.RoleNotFound(role));
      }
      long seen = signal.seen();
      Drain.Batch batch = drain.run(role, most, started -> parts.receipts().keep(receipt, started));
      Duration left = wait.minusNanos(stopwatch.nanos() - start);
      if (!batch.started().isEmpty()) {
        return batch.started();
      }
      if (!left.isPositive()) {
        return nothing(receipt);
      }
      Duration pause = batch.claim() == Claim.BUSY ? BUSY_WAIT : LONGEST_BLIND_WAIT;
      try {
        signal.await(seen, left.compareTo(pause) < 0 ? left : pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return nothing(receipt);
      }
    }
  }

  private List<DispatchResult> nothing(Receipt<List<DispatchResult>> receipt) {
    return receipt.ticket() == null
        ? List.of()
        : parts.unitOfWork().run(() -> kept(List.of(), receipt));
  }
}
