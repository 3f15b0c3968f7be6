package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.queue.QueueEntry;
import dev.roledispatcher.domain.queue.QueueRank;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.selection.Demand;
import dev.roledispatcher.domain.selection.TypeRule;
import dev.roledispatcher.domain.task.AfterLast;
import dev.roledispatcher.domain.task.EffectiveRequirements;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task that waits for a role, or for its time.
///
/// @param request what was asked for, at the priority that counts now
/// @param classification who should do it, found out when it began to wait
/// @param enqueuedAt since when it waits, or, for a scheduled one, from when it will
/// @param dueAt when it enters the queue; null once it has
/// @param adjust how far it was put forward beyond its priority, 0 or more
/// @param escalated how often it was given another chance, 0 or more
/// @param reason why it waits, in one sentence
public record WaitingTask(
    DispatchRequest request,
    Classification classification,
    Instant enqueuedAt,
    @Nullable Instant dueAt,
    Duration adjust,
    int escalated,
    String reason) {

  /// How long a task that has nothing left to give up is given to find a role.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /// Which task it is.
  public TaskId id() {
    return request.task().id();
  }

  /// How long it has waited at a time; nothing while it is scheduled.
  public Duration waited(Instant now) {
    return now.isAfter(enqueuedAt) ? Duration.between(enqueuedAt, now) : Duration.ZERO;
  }

  /// What it asks for at a time.
  public EffectiveRequirements effective(Instant now) {
    return EffectiveRequirements.of(
        request.task().requirements(), request.terms().waiting(), waited(now));
  }

  /// Its place among the others.
  ///
  /// @throws IllegalArgumentException when the task holds no fairness key where one is looked for
  public QueueRank rank(QueueRules rules) {
    return QueueRank.of(
        new QueueEntry(
            id(),
            request.task().priority(),
            rules.keyOf(request.task().metadata()),
            enqueuedAt,
            adjust,
            request.task().deadline(),
            request.terms().expectedDuration()),
        rules.policy());
  }

  /// What decides at a time which roles may take it.
  public Demand demand(Instant now) {
    return new Demand(
        classification.value(),
        request.forced() == null ? TypeRule.SUITS : TypeRule.EXACT,
        effective(now).requirements(),
        request.task().need());
  }

  /// When it must be looked at next, whatever else happens: when something expires, or when nothing
  /// is left to and something must become of it unless a role has it soon. Null when it need not.
  public @Nullable Instant nextLook(Instant now) {
    EffectiveRequirements effective = effective(now);
    if (effective.nextChange() != null) {
      return enqueuedAt.plus(effective.nextChange());
    }
    AfterLast due = due(now);
    boolean isDue = due == AfterLast.ESCALATE || due == AfterLast.FAIL;
    return isDue ? now.plus(LOOK_AGAIN) : null;
  }

  /// What is to become of it when a search finds nobody; null while something is still to expire,
  /// and when nothing ever was. A task that was escalated once goes on being so, whatever is left
  /// of its requirements.
  public @Nullable AfterLast due(Instant now) {
    AfterLast due = effective(now).due();
    return due == null && escalated > 0 ? AfterLast.ESCALATE : due;
  }

  /// The same task once its time has come.
  public WaitingTask inTheQueue(String why) {
    return new WaitingTask(request, classification, enqueuedAt, null, adjust, escalated, why);
  }

  /// The same task with another request.
  public WaitingTask with(DispatchRequest other) {
    return new WaitingTask(other, classification, enqueuedAt, dueAt, adjust, escalated, reason);
  }

  /// The same task, for another reason.
  public WaitingTask because(String why) {
    return new WaitingTask(request, classification, enqueuedAt, dueAt, adjust, escalated, why);
  }

  /// The same task after one more chance.
  public WaitingTask escalatedOnce() {
    return new WaitingTask(
        request, classification, enqueuedAt, dueAt, adjust, escalated + 1, reason);
  }
}
