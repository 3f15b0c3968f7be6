package dev.roledispatcher.domain.role;

import org.jspecify.annotations.Nullable;

/// Something a role can do, and how well.
///
/// @param name what it can do
/// @param stated how well, as the registrant said; null when nothing was said
public record Capability(CapabilityName name, @Nullable Proficiency stated) {

  /// A capability whose level nobody stated.
  public static Capability of(CapabilityName name) {
    return new Capability(name, null);
  }

  /// How well the role can do it: as stated, otherwise competent.
  public Proficiency level() {
    return stated == null ? Proficiency.COMPETENT : stated;
  }
}
