package dev.roledispatcher.benchmarks;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The least that matching can cost: an AND over bit columns, then filter, score and pick. It
/// counts no refusals, explains nothing and knows no exclusions; what the dispatcher does beyond
/// this is measured against it.
final class BareColumns {

  private final Role[] roles;
  private final Map<CapabilityName, long[]> capabilities = new HashMap<>();
  private final long[] activeAndSuited;

  BareColumns(List<Role> roles, TaskClassification classification) {
    this.roles = roles.toArray(Role[]::new);
    int words = (roles.size() + Long.SIZE - 1) / Long.SIZE;
    this.activeAndSuited = new long[words];
    for (int slot = 0; slot < this.roles.length; slot++) {
      Role role = this.roles[slot];
      for (Capability capability : role.profile().capabilities()) {
        set(capabilities.computeIfAbsent(capability.name(), _ -> new long[words]), slot);
      }
      if (role.profile().active() && role.profile().type().mayTake(classification)) {
        set(activeAndSuited, slot);
      }
    }
  }

  /// The matching role with the fewest capabilities; null when nobody matches.
  @Nullable Role best(Task task) {
    long[] left = activeAndSuited.clone();
    for (Requirement requirement : task.requirements()) {
      long[] column = capabilities.get(requirement.capability());
      if (column == null) {
        return null;
      }
      for (int i = 0; i < left.length; i++) {
        left[i] &= column[i];
      }
    }
    return pick(left);
  }

  private @Nullable Role pick(long[] left) {
    Role best = null;
    for (int i = 0; i < left.length; i++) {
      for (long word = left[i]; word != 0; word &= word - 1) {
        Role role = roles[i * Long.SIZE + Long.numberOfTrailingZeros(word)];
        if (best == null
            || role.profile().capabilities().size() < best.profile().capabilities().size()) {
          best = role;
        }
      }
    }
    return best;
  }

  private static void set(long[] column, int slot) {
    column[slot / Long.SIZE] |= 1L << slot;
  }
}
