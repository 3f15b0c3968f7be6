package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which roles are looked for.
///
/// @param classification the class of the task
/// @param typeRule how types must go with it
/// @param requirements what the task asks for
/// @param excluded roles the caller excluded
/// @param failed roles that failed this task before, and why
/// @param preferred the role the caller prefers; null when none
/// @param only the one role the caller allows; null when any will do
/// @param holder the role that holds the task already, so that the task does not count against it;
///   null when none
public record RoleSearch(
    TaskClassification classification,
    TypeRule typeRule,
    List<Requirement> requirements,
    Set<RoleId> excluded,
    Map<RoleId, String> failed,
    @Nullable RoleId preferred,
    @Nullable RoleId only,
    @Nullable RoleId holder) {

  public RoleSearch {
    requirements = List.copyOf(requirements);
    excluded = Set.copyOf(excluded);
    failed = Map.copyOf(failed);
  }

  /// Tasks the role holds beside this one.
  int heldBeside(IndexedRole role) {
    int active = role.load().active();
    return role.id().equals(holder) && active > 0 ? active - 1 : active;
  }
}
