package dev.roledispatcher.domain.role;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A registered role: somebody or something that tasks can be dispatched to.
///
/// @param id names it
/// @param profile what people say of it
/// @param version grows by one with every change, from 1
/// @param createdAt when it was registered
/// @param updatedAt when it was changed last
public record Role(
    RoleId id, RoleProfile profile, long version, Instant createdAt, Instant updatedAt) {

  /// The metadata field under which the model of a role travels.
  public static final String MODEL = "model";

  public Role {
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of role (%s) must be at least 1.".formatted(version, id));
    }
  }

  /// The model that does the work of the role, as its metadata name it; null when they name none.
  public @Nullable String model() {
    return profile.metadata().get(MODEL) instanceof String model && !model.isBlank() ? model : null;
  }
}
