package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RoleSearch;
import dev.roledispatcher.domain.selection.TypeRule;
import java.util.HashMap;
import java.util.HashSet;
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
/// @param classified the classification of an earlier attempt; null when there is none
record Question(
    DispatchRequest request,
    Map<RoleId, String> failed,
    @Nullable RoleId only,
    @Nullable RoleId holder,
    @Nullable Parting parting,
    @Nullable Classification classified) {

  Question {
    failed = Map.copyOf(failed);
  }

  static Question of(DispatchRequest request) {
    return new Question(request, Map.of(), null, null, null, null);
  }

  /// The same question about one named role, and a task that leaves whoever holds it.
  Question onlyFor(@Nullable RoleId role, @Nullable RoleId holds, Parting leaves) {
    return new Question(request, failed, role, holds, leaves, classified);
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
        alreadyClassified == null ? classified : alreadyClassified);
  }

  /// What came before; null when the task is new.
  @Nullable Before before() {
    return holder != null || request.redispatch() ? new Before(parting) : null;
  }

  RoleSearch search(TaskClassification classification) {
    return new RoleSearch(
        classification,
        typeRule(),
        request.task().requirements(),
        excluded(),
        failed,
        request.preferred(),
        only,
        holder);
  }

  /// Who must not have it: for a task that is to leave its holder, the holder too.
  private Set<RoleId> excluded() {
    if (only != null || holder == null) {
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
    return only == null ? TypeRule.SUITS : TypeRule.ANY;
  }
}
