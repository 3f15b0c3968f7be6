package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.role.RoleId;
import org.jspecify.annotations.Nullable;

/// What a selector said that was asked only to be compared.
///
/// @param by the selector
/// @param first the role it puts first; null when it had no answer that could be used
/// @param reason why it had none; null when it had one
public record ShadowRanking(PluginRef by, @Nullable RoleId first, @Nullable String reason) {

  public ShadowRanking {
    if ((first == null) == (reason == null)) {
      throw new IllegalArgumentException("A shadow ranking has a first role or a reason.");
    }
  }
}
