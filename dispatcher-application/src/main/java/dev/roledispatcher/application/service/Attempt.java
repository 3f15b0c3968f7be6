package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchOutcome;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request on its way through a dispatch: decided, perhaps again, until it is settled. Used by
/// one thread.
final class Attempt {

  private final @Nullable Long queuedEpoch;
  private Question question;
  private int count;
  private @Nullable DispatchDecision decision;
  private @Nullable DispatchOutcome outcome;
  private @Nullable DispatchFailure rootFailure;
  private @Nullable PlannedRole planned;
  private final Set<RoleId> outrunAt = new HashSet<>();

  Attempt(DispatchRequest request) {
    this(Question.of(request), null);
  }

  /// An attempt to start a task that waits.
  ///
  /// @param queuedEpoch its assignments so far; null when it does not wait
  Attempt(Question question, @Nullable Long queuedEpoch) {
    this.question = question;
    this.queuedEpoch = queuedEpoch;
  }

  /// The same attempt, to be carried on by a transaction that may have to start over.
  Attempt(Attempt other) {
    this.queuedEpoch = other.queuedEpoch;
    this.question = other.question;
    this.count = other.count;
    this.decision = other.decision;
    this.outcome = other.outcome;
    this.rootFailure = other.rootFailure;
    this.planned = other.planned;
    this.outrunAt.addAll(other.outrunAt);
  }

  DispatchRequest request() {
    return question.request();
  }

  TaskId task() {
    return request().task().id();
  }

  /// What it takes of capacities.
  CapacityNeed need() {
    return request().task().need();
  }

  Question question() {
    return question;
  }

  /// The assignments so far of a task that waits; null when it does not.
  @Nullable Long queuedEpoch() {
    return queuedEpoch;
  }

  /// How often it was decided.
  int count() {
    return count;
  }

  /// The decision that waits to be committed; null when there is none.
  @Nullable DispatchDecision decision() {
    return decision;
  }

  /// How it ended; null while it has not.
  @Nullable DispatchOutcome outcome() {
    return outcome;
  }

  boolean isUndecided() {
    return outcome == null && decision == null;
  }

  /// The failure it ended with; null when it did not fail.
  @Nullable DispatchFailure failure() {
    return outcome instanceof DispatchOutcome.Failed failed ? failed.failure() : null;
  }

  /// The role that waits for the task or has got it; null when there is none.
  @Nullable RoleId role() {
    if (outcome instanceof DispatchOutcome.Dispatched dispatched) {
      return dispatched.result().choice().candidate().role();
    }
    return decision == null || decision.choice() == null
        ? null
        : decision.choice().candidate().role();
  }

  /// The role that the plan of a batch has for it; null when it is decided by itself.
  @Nullable PlannedRole planned() {
    return planned;
  }

  /// The roles of which somebody else got the place that it was about to get.
  Set<RoleId> outrunAt() {
    return outrunAt;
  }

  /// Somebody else got the place of that role.
  void outrun(RoleId role) {
    outrunAt.add(role);
  }

  boolean isPlanned() {
    return planned != null;
  }

  /// A plan of the whole batch has that role for it.
  void planned(PlannedRole role) {
    planned = role;
  }

  /// What it is was found out already and need not be asked again.
  void classified(Classification classification) {
    question = question.classifiedAs(classification);
  }

  void begin() {
    count++;
  }

  void decided(DispatchDecision made) {
    decision = made;
  }

  /// A role failed; the next decision does without it.
  ///
  /// @param cause what to answer when nobody else may take the task; null to answer that nobody may
  void without(RoleId role, String why, @Nullable DispatchFailure cause) {
    question = question.without(role, why, decision == null ? null : decision.classification());
    decision = null;
    planned = null;
    if (rootFailure == null) {
      rootFailure = cause;
    }
  }

  /// It is to be decided again, because what was believed of capacities was wrong.
  void anew() {
    question = question.classifiedAs(decision == null ? null : decision.classification());
    decision = null;
  }

  void succeed(DispatchResult result) {
    outcome = new DispatchOutcome.Dispatched(result);
    decision = null;
  }

  /// Ends it: with what first went wrong, if this failure is only the consequence.
  void fail(DispatchFailure failure) {
    DispatchFailure root = rootFailure;
    failInstead(root != null && failure instanceof DispatchFailure.NoSuitableRole ? root : failure);
  }

  /// Ends it with that failure, whatever it was before.
  void failInstead(DispatchFailure failure) {
    outcome = new DispatchOutcome.Failed(task(), failure);
    decision = null;
  }
}
