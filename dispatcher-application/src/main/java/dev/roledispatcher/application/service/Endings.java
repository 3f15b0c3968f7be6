package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.DispatchTasks.Reassignment;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.LifeStore.AssignmentEnd;
import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.assignment.HandoverNote;
import dev.roledispatcher.domain.assignment.TrackedTask;
import dev.roledispatcher.domain.assignment.WorkOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.PastAttempt.Ending;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes tasks from their roles, and does what follows: puts them back, escalates or gives them up.
final class Endings {

  private final LifeStore life;
  private final Successor successor;
  private final Decider decider;
  private final CommitParts parts;
  private final ReceiptBook receipts;
  private final Handover handover;

  Endings(LifeStore life, QueueStore queue, Decider decider, CommitParts parts) {
    this.life = life;
    this.successor = new Successor(parts.offers(), queue, decider, parts);
    this.decider = decider;
    this.parts = parts;
    this.receipts = parts.receipts();
    this.handover = new Handover(decider, parts);
  }

  /// The work is done.
  ///
  /// @return empty when the task no longer stands as it did
  Optional<TrackedTask> complete(
      Standing standing, WorkOutcome outcome, HandoverNote note, Receipt<TrackedTask> receipt) {
    Map<String, Object> more = Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT));
    Instant at = parts.clock().instant();
    AssignmentEnd end =
        new AssignmentEnd(
            standing,
            TaskState.COMPLETED,
            Ending.COMPLETED,
            outcome,
            null,
            note,
            null,
            List.of(event(DispatchEvent.Type.COMPLETED, null, facts(standing.task(), note, more))),
            at);
    Optional<TrackedTask> ended =
        parts
            .unitOfWork()
            .run(() -> {
              Optional<TrackedTask> done = life.end(end);
              done.ifPresent(task -> receipts.keep(receipt, task));
              return done;
            });
    if (ended.isPresent()) {
      TrackedTask task = standing.task();
      parts.directory().moved(null, task.currentRole(), task.task().need(), at);
      parts.room().changed(task.task().id());
    }
    return ended;
  }

  /// The role is rid of the task without having done it.
  ///
  /// @param ending released, failed or lost
  /// @return empty when the task no longer stands as it did
  Optional<TrackedTask> giveUp(
      Standing standing,
      Ending ending,
      @Nullable String reason,
      HandoverNote note,
      Receipt<TrackedTask> receipt) {
    TrackedTask before = standing.task();
    RoleId role = before.currentRole();
    if (role == null) {
      throw new IllegalStateException(
          "The task (%s) must be in the hands of a role.".formatted(before.task().id()));
    }
    DispatchDecision decision =
        parts
            .assignments()
            .decision(dispatchOf(before))
            .orElseThrow(() ->
                new IllegalStateException(
                    "The task (%s) must have the record of its dispatch (%s)."
                        .formatted(before.task().id(), before.currentDispatch())));
    Instant at = parts.clock().instant();
    Aftermath next =
        Aftermath.of(
            standing, new PastAttempt(role, ending, at), decision, parts.life(), decider, at);
    DispatchDecision following = successor.decide(next, decision.classification());
    NewEvent first = event(typeOf(ending), reason, facts(before, note, Map.of()));
    AssignmentEnd end =
        new AssignmentEnd(
            standing,
            next.to(),
            ending,
            null,
            reason,
            note,
            next.changed(),
            Stream.concat(Stream.of(first), next.events().stream()).toList(),
            at);
    Given given =
        parts
            .unitOfWork()
            .run(() -> {
              Optional<TrackedTask> done = life.end(end);
              RoleId asked = null;
              if (done.isPresent()) {
                asked =
                    successor.place(
                        before.task().id(),
                        next,
                        following,
                        decision.classification(),
                        standing.sequence() + end.events().size(),
                        standing.enqueuedAt(),
                        at);
                receipts.keep(receipt, done.get());
              }
              return new Given(done, asked);
            });
    Optional<TrackedTask> ended = given.task();
    if (ended.isPresent()) {
      parts.directory().moved(given.asked(), role, before.task().need(), at);
      parts.room().changed(before.task().id());
      if (next.triage() != null) {
        handOver(before, next.triage());
      }
    }
    return ended;
  }

  private record Given(Optional<TrackedTask> task, @Nullable RoleId asked) {}

  /// Hands a task to whoever sorts it out. When that role has no room the task stays in the queue,
  /// where it prefers the role.
  private void handOver(TrackedTask task, RoleId triage) {
    try {
      handover.reassign(
          new Reassignment(
              task.task().id(),
              triage,
              "Nobody else could do it, and this role sorts out such tasks.",
              false,
              HandoverNote.none()),
          Receipt.none());
    } catch (DispatchException | RejectedException notNow) {
      parts.observer().retried(task.task().id(), 1, String.valueOf(notNow.getMessage()));
    }
  }

  private static DispatchEvent.Type typeOf(Ending ending) {
    return switch (ending) {
      case RELEASED -> DispatchEvent.Type.RELEASED;
      case FAILED -> DispatchEvent.Type.FAILED;
      case LOST -> DispatchEvent.Type.LOST;
      case DECLINED, MISSED, REVOKED, WITHDRAWN, COMPLETED ->
          throw new IllegalArgumentException(
              "A task must be given up as released, failed or lost, not as %s.".formatted(ending));
    };
  }

  private static DispatchId dispatchOf(TrackedTask task) {
    return Objects.requireNonNull(
        task.currentDispatch(), "A task that a role has must have a dispatch.");
  }

  private static NewEvent event(DispatchEvent.Type type, @Nullable String reason, Attributes data) {
    return new NewEvent(type, true, reason, data);
  }

  private static Attributes facts(TrackedTask task, HandoverNote note, Map<String, Object> more) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dispatch_id", dispatchOf(task).toString());
    facts.put("epoch", task.epoch());
    facts.putAll(more);
    if (!note.equals(HandoverNote.none())) {
      Map<String, @Nullable Object> handover = new LinkedHashMap<>();
      handover.put("done", note.done());
      handover.put("left", note.left());
      handover.put("artefacts", note.artefacts());
      facts.put("handover", handover);
    }
    return Attributes.of(facts);
  }
}
