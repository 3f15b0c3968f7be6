package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.OfferStore.IssueOutcome;
import dev.roledispatcher.application.port.out.OfferStore.NewOffer;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchMode;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out who comes next for a task that was given back: the role that is asked at once, or
/// whoever the queue comes to.
///
/// Decided outside any transaction, placed inside the one that takes the task back.
final class Successor {

  private final OfferStore offers;
  private final QueueStore queue;
  private final Decider decider;
  private final CommitParts parts;

  Successor(OfferStore offers, QueueStore queue, Decider decider, CommitParts parts) {
    this.offers = offers;
    this.queue = queue;
    this.decider = decider;
    this.parts = parts;
  }

  /// Who is to be asked next; null when the task is to wait in the queue, or not to be tried again.
  @Nullable DispatchDecision decide(Aftermath next, Classification classification) {
    DispatchRequest request = next.request();
    if (request == null
        || next.triage() != null
        || request.terms().mode() == DispatchMode.DIRECT
        || request.terms().mode() == DispatchMode.QUEUE) {
      return null;
    }
    Question question = Question.after(request, next.failed(), classification);
    try {
      DispatchDecision decision = decider.decide(question, decider.deadline());
      return decision.choice() != null && parts.mustAsk(decision) ? decision : null;
    } catch (ContextUnavailableException | DispatchException notNow) {
      // The queue tries it again later, when what is missing now may be there.
      parts.observer().retried(request.task().id(), 1, String.valueOf(notNow.getMessage()));
      return null;
    }
  }

  /// Whether nothing happened since that keeps the chosen role apart from the task.
  private boolean mayHave(DispatchDecision decision) {
    return decision
        .chosen()
        .map(choice ->
            Duties.against(
                choice.candidate().role(), decision.request(), null, parts.assignments()))
        .filter(List::isEmpty)
        .isPresent();
  }

  /// Asks that role, or puts the task into the queue; must run inside the unit of work that took
  /// the task back.
  ///
  /// @param sequence the sequence the task has by then
  /// @return the role that was asked; null when none was
  @Nullable RoleId place(
      TaskId task,
      Aftermath next,
      @Nullable DispatchDecision decision,
      Classification classification,
      long sequence,
      Instant enqueuedAt,
      Instant at) {
    DispatchRequest request = next.request();
    if (request == null) {
      return null;
    }
    if (decision != null && mayHave(decision)) {
      NewOffer offer = parts.offer(decision, at, Duration.ZERO, (Long) sequence, null);
      if (offers.issue(offer) instanceof IssueOutcome.Issued issued) {
        return issued.offer().role();
      }
    }
    queue.requeue(task, request, classification, enqueuedAt, at);
    return null;
  }
}
