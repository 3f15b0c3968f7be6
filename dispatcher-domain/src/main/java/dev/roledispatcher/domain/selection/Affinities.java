package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.RoleId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of how roles did with tasks like one that is to be dispatched.
///
/// @param key what these tasks have in common: the affinity key of the task, or else its kind; null
///   when nothing was looked up
/// @param byRole the roles of which anything is known
public record Affinities(@Nullable String key, Map<RoleId, Affinity> byRole) {

  private static final Affinities NONE = new Affinities(null, Map.of());

  public Affinities {
    byRole = Map.copyOf(byRole);
    if (key == null && !byRole.isEmpty()) {
      throw new IllegalArgumentException(
          "The affinities of %d roles must say what they are about.".formatted(byRole.size()));
    }
  }

  /// Nothing known, of nobody.
  public static Affinities none() {
    return NONE;
  }

  /// What is known of one role; null when nothing.
  public @Nullable Affinity of(RoleId role) {
    return byRole.get(role);
  }
}
