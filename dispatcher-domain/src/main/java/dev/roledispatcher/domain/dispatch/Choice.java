package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.selection.Candidate;
import org.jspecify.annotations.Nullable;

/// The role a decision came down to, and what it will be handed.
///
/// @param candidate the role, as it was scored
/// @param preference what became of the preferred role; null when none was named
/// @param context what the role is handed
/// @param plan what became of the plan of the batch; null when the task was decided by itself
public record Choice(
    Candidate candidate,
    @Nullable Preference preference,
    RoleContext context,
    @Nullable Plan plan) {

  /// A choice for a task that was decided by itself.
  public Choice(Candidate candidate, @Nullable Preference preference, RoleContext context) {
    this(candidate, preference, context, null);
  }

  /// What became of the preferred role.
  ///
  /// @param honoured true when it was chosen
  /// @param reason why, or why not, in one sentence
  public record Preference(boolean honoured, String reason) {}

  /// What became of the role that the plan of a whole batch had for the task.
  ///
  /// @param honoured true when it was chosen
  /// @param reason why, or why not, in one sentence
  public record Plan(boolean honoured, String reason) {}
}
