package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RoleSearch;
import dev.roledispatcher.domain.selection.TypeRule;
import dev.roledispatcher.domain.task.EffectiveRequirements;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is to be decided: a request, and what was learned about it so far.
///
/// @param request what is asked for
/// @param failed roles that failed this task, and why
/// @param only the one role that was named; null when any will do
/// @param holder the role that holds the task now; null when none
/// @param parting how the holder is about to lose it; null when there is none
/// @param apart roles that must be kept apart from the task, and the tasks because of which
/// @param waited how long the task has waited
/// @param pulled true when the one role asked for work itself, so that all rules hold for it
/// @param tried true when roles had the task, or were asked, before
/// @param classified the classification of an earlier attempt; null when there is none
record Question(
    DispatchRequest request,
    Map<RoleId, String> failed,
    @Nullable RoleId only,
    @Nullable RoleId holder,
    @Nullable Parting parting,
    Map<RoleId, List<TaskId>> apart,
    Duration waited,
    boolean pulled,
    boolean tried,
    @Nullable Classification classified) {

  Question {
    failed = Map.copyOf(failed);
    apart = Map.copyOf(apart);
  }

  static Question of(DispatchRequest request) {
    return new Question(
        request, Map.of(), null, null, null, Map.of(), Duration.ZERO, false, false, null);
  }

  /// The question who comes next, after those roles failed a task that is classified.
  static Question after(
      DispatchRequest request, Map<RoleId, String> failed, Classification classified) {
    return new Question(
        request, failed, null, null, null, Map.of(), Duration.ZERO, false, true, classified);
  }

  /// The question about a task that waits.
  ///
  /// @param epoch its assignments so far
  /// @param failed roles that do not get it now, and why
  /// @param pulling the role that asked for work; null when any will do
  static Question of(
      WaitingTask task,
      long epoch,
      Map<RoleId, String> failed,
      @Nullable RoleId pulling,
      Instant now) {
    return new Question(
        task.request(),
        failed,
        pulling,
        null,
        null,
        Map.of(),
        task.waited(now),
        pulling != null,
        epoch > 0 || !failed.isEmpty(),
        task.classification());
  }

  /// The same question, with what is known of who must be kept apart from the task.
  Question apartFrom(Map<RoleId, List<TaskId>> roles) {
    return new Question(
        request, failed, only, holder, parting, roles, waited, pulled, tried, classified);
  }

  /// The same question about one named role, and a task that leaves whoever holds it.
  Question onlyFor(@Nullable RoleId role, @Nullable RoleId holds, Parting leaves) {
    return new Question(
        request, failed, role, holds, leaves, apart, waited, pulled, true, classified);
  }

  /// The same question about one role that a person, or a setting, named.
  Question byHandTo(RoleId role) {
    return new Question(
        request, failed, role, holder, parting, apart, waited, false, tried, classified);
  }

  /// The same question after a role failed.
  Question without(RoleId role, String why, @Nullable Classification alreadyClassified) {
    Map<RoleId, String> more = new HashMap<>(failed);
    more.put(role, why);
    return new Question(
        request,
        more,
        only,
        holder,
        parting,
        apart,
        waited,
        pulled,
        tried,
        alreadyClassified == null ? classified : alreadyClassified);
  }

  /// The same question, once it is known who should do the task.
  ///
  /// @param known null leaves it as it is
  Question classifiedAs(@Nullable Classification known) {
    return known == null
        ? this
        : new Question(request, failed, only, holder, parting, apart, waited, pulled, tried, known);
  }

  /// What came before; null when the task is new.
  @Nullable Before before() {
    return tried || holder != null || request.redispatch() ? new Before(parting) : null;
  }

  /// What the task asks for after so long a wait.
  EffectiveRequirements effective() {
    return EffectiveRequirements.of(
        request.task().requirements(), request.terms().waiting(), waited);
  }

  /// The task with what it asks for now.
  Task task() {
    return request.task().withRequirements(effective().requirements());
  }

  /// The role that is preferred now; null when none is.
  @Nullable RoleId preferred() {
    return effective().prefersRole() ? request.preferred() : null;
  }

  /// Who is looked for.
  ///
  /// @param at when the role is to begin
  RoleSearch search(TaskClassification classification, Instant at) {
    return new RoleSearch(
            classification,
            typeRule(),
            effective().requirements(),
            excluded(),
            apart,
            failed,
            preferred(),
            only,
            holder,
            at)
        .taking(request.task().need());
  }

  /// Who must not have it: for a task that is to leave its holder, the holder too.
  private Set<RoleId> excluded() {
    if (holder == null || only != null) {
      return request.excluded();
    }
    Set<RoleId> all = new HashSet<>(request.excluded());
    all.add(holder);
    return all;
  }

  private TypeRule typeRule() {
    if (request.forced() != null) {
      return TypeRule.EXACT;
    }
    return only == null || pulled ? TypeRule.SUITS : TypeRule.ANY;
  }
}
