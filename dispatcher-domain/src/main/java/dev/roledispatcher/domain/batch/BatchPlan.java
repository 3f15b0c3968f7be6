package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which task of a batch goes to which role.
///
/// @param roles the role of each task, in the order of the problem; null for a task that gets none
public record BatchPlan(List<@Nullable RoleId> roles) {

  /// Copies the roles. Written out, because a compact constructor loses the `@Nullable` inside the
  /// list on its way into the class file.
  public BatchPlan(List<@Nullable RoleId> roles) {
    this.roles = Collections.unmodifiableList(new ArrayList<>(roles));
  }

  /// The role of a task; null when it gets none.
  ///
  /// @param task its place in the problem, from 0
  public @Nullable RoleId roleOf(int task) {
    return roles.get(task);
  }
}
