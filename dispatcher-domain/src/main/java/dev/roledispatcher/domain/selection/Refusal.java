package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.RoleId;
import java.util.List;

/// A role that may not take a task, with every reason.
///
/// @param role the role
/// @param reasons at least one, in the order of [RefusalKind]
public record Refusal(RoleId role, List<RefusalReason> reasons) {

  public Refusal {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "The refusal of role (%s) must have a reason.".formatted(role));
    }
  }

  /// The reason it is counted under.
  public RefusalKind kind() {
    return reasons.getFirst().kind();
  }
}
