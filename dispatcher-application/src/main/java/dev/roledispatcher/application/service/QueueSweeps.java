package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.QueueStore.Due;
import dev.roledispatcher.application.port.out.QueueStore.Ending;
import dev.roledispatcher.application.port.out.QueueStore.Entry;
import dev.roledispatcher.application.port.out.QueueStore.Rewrite;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.Escalation;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.EffectiveRequirements;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What time does to waiting tasks, a batch in a transaction; any instance, each task by one.
final class QueueSweeps {

  private static final int BATCH = 500;

  private final Decider decider;
  private final Settlement settlement;
  private final CommitParts parts;
  private final QueueStore queue;
  private final QueueSettings settings;

  QueueSweeps(Decider decider, CommitParts parts, QueueStore queue, QueueSettings settings) {
    this.decider = decider;
    this.settlement = new Settlement(decider, parts);
    this.parts = parts;
    this.queue = queue;
    this.settings = settings;
  }

  /// Lets those into the queue whose time has come.
  int queueDue() {
    Instant at = parts.clock().instant();
    return swept(() -> {
      List<Entry> due = queue.lockDue(Due.SCHEDULE, at, BATCH);
      List<Rewrite> changes =
          due.stream()
              .map(entry ->
                  new Rewrite(
                      entry.task().inTheQueue(Enqueuing.ITS_TURN),
                      DispatchEvent.Type.QUEUED,
                      "Its time has come.",
                      Attributes.none()))
              .toList();
      queue.rewrite(changes, at);
      return due;
    });
  }

  /// Drops those that nobody wants any more.
  int expire() {
    Instant at = parts.clock().instant();
    return swept(() -> {
      List<Entry> due = queue.lockDue(Due.EXPIRY, at, BATCH);
      List<Ending> endings =
          due.stream()
              .map(entry ->
                  new Ending(
                      entry.task().id(),
                      TaskState.EXPIRED,
                      "Nobody had it by %s.".formatted(entry.task().request().terms().expiresAt())))
              .toList();
      queue.end(endings, at);
      return due;
    });
  }

  /// Relaxes what expired, and does what is wanted with those that have nothing left to give up.
  int relax() {
    Instant at = parts.clock().instant();
    return swept(() -> {
      List<Entry> due = queue.lockDue(Due.CHANGE, at, BATCH);
      due.forEach(entry -> relax(entry, at));
      return due;
    });
  }

  /// Sweeps in one unit of work, and tells afterwards which tasks changed.
  private int swept(Supplier<List<Entry>> sweep) {
    List<Entry> done = parts.unitOfWork().run(sweep);
    done.forEach(entry -> parts.room().changed(entry.task().id()));
    return done.size();
  }

  private void relax(Entry entry, Instant at) {
    WaitingTask task = entry.task();
    Instant lookedAt = entry.lookAt() == null ? at : entry.lookAt();
    EffectiveRequirements before = task.effective(lookedAt.minusNanos(1_000));
    EffectiveRequirements now = task.effective(at);
    Attributes change = change(before, now);
    boolean changed = !change.values().isEmpty();
    AfterLast due = task.due(at);
    if (changed) {
      queue.rewrite(
          List.of(new Rewrite(task, DispatchEvent.Type.RELAXED, "It waited long enough.", change)),
          at);
    } else {
      queue.lookLater(task, at);
    }
    if (due == AfterLast.ESCALATE || due == AfterLast.FAIL) {
      giveUp(entry, due, at);
    }
  }

  /// Does what is wanted with a task that nobody takes although it has given up all it could.
  private void giveUp(Entry entry, AfterLast due, Instant at) {
    Question question = Question.of(entry.task(), entry.epoch(), Map.of(), null, at);
    boolean somebodyMay =
        decider.shortlist(question, decider.deadline()).screening().eligibleCount() > 0;
    if (somebodyMay) {
      return;
    }
    List<Escalation> steps = settings.attempts().escalations();
    int taken = entry.task().escalated();
    if (due == AfterLast.FAIL) {
      fail(entry, "Nobody took it after it had given up all that it could.", at);
    } else if (taken >= steps.size()) {
      fail(entry, "Nobody took it, and there is no further step of escalation.", at);
    } else {
      escalate(entry, steps.get(taken), taken + 1, at);
    }
  }

  private void fail(Entry entry, String reason, Instant at) {
    queue.end(List.of(new Ending(entry.task().id(), TaskState.FAILED, reason)), at);
  }

  private void escalate(Entry entry, Escalation step, int number, Instant at) {
    WaitingTask task = entry.task();
    DispatchRequest request = task.request();
    switch (step) {
      case Escalation.RaisePriority raise ->
          escalated(
              task.with(
                  request.withTask(
                      request.task().withPriority(raise.raised(request.task().priority())))),
              number,
              "Its priority was raised.",
              at);
      case Escalation.WidenRequirements widen ->
          escalated(
              task.with(
                  request.withTask(
                      request
                          .task()
                          .withRequirements(widen.widened(request.task().requirements())))),
              number,
              "Whatever it required is only preferred.",
              at);
      case Escalation.HandTo(RoleId triage) -> handTo(entry, triage, number, at);
    }
  }

  /// Hands it to the role that sorts such tasks out; when that has no place, it is tried again.
  private void handTo(Entry entry, RoleId triage, int number, Instant at) {
    Question question =
        Question.of(entry.task(), entry.epoch(), Map.of(), null, at).byHandTo(triage);
    Attempt attempt = new Attempt(question, entry.epoch());
    Deadline deadline = decider.deadline();
    settlement.decideOne(attempt, deadline);
    if (attempt.decision() != null) {
      escalated(entry.task(), number, "It goes to the role (%s).".formatted(triage), at);
      settlement.settleAll(List.of(attempt), deadline);
      // The index hears of it with the next look at the loads; nobody waits for that.
    } else if (attempt.failure() instanceof DispatchFailure.NoSuitableRole nobody
        && nobody.refusals().onlyFull().isEmpty()) {
      escalated(entry.task(), number, "The role (%s) may not take it.".formatted(triage), at);
    }
  }

  private void escalated(WaitingTask task, int number, String reason, Instant at) {
    queue.rewrite(
        List.of(
            new Rewrite(
                task.escalatedOnce(),
                DispatchEvent.Type.ESCALATED,
                reason,
                Attributes.of(Map.of("step", (long) number)))),
        at);
  }

  private static Attributes change(EffectiveRequirements before, EffectiveRequirements now) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    put(data, "preferred_now", before.relaxed(), now.relaxed());
    put(data, "dropped", before.dropped(), now.dropped());
    if (before.prefersRole() && !now.prefersRole()) {
      data.put("prefers_role", false);
    }
    return Attributes.of(data);
  }

  private static void put(
      Map<String, @Nullable Object> data,
      String name,
      List<Requirement> before,
      List<Requirement> now) {
    List<Object> names = new ArrayList<>();
    for (Requirement requirement : now) {
      if (!before.contains(requirement)) {
        names.add(requirement.capability().value());
      }
    }
    if (!names.isEmpty()) {
      data.put(name, Objects.requireNonNull(List.copyOf(names)));
    }
  }
}
