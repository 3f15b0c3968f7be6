package dev.roledispatcher.domain.task;

import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One capability a task asks for.
///
/// @param capability what must be known
/// @param minLevel the lowest proficiency that will do
/// @param kind whether it must be covered or only scores
/// @param expiresAfter how long the task waits before this is relaxed, more than 0 and at most
///   [#LONGEST_EXPIRY]: what was required becomes preferred, what was preferred is dropped; null
///   when it never is; see [EffectiveRequirements]
public record Requirement(
    CapabilityName capability, Proficiency minLevel, Kind kind, @Nullable Duration expiresAfter) {

  /// The longest a requirement may hold and still have an end.
  public static final Duration LONGEST_EXPIRY = Duration.ofDays(366);

  /// What a requirement does to a role that does not meet it.
  public enum Kind {
    /// The role may not take the task.
    REQUIRED,
    /// The role scores lower.
    PREFERRED
  }

  public Requirement {
    if (expiresAfter != null
        && (!expiresAfter.isPositive() || expiresAfter.compareTo(LONGEST_EXPIRY) > 0)) {
      throw new IllegalArgumentException(
          "The expiry (%s) of the requirement (%s) must be more than 0 and at most %s."
              .formatted(expiresAfter, capability, LONGEST_EXPIRY));
    }
  }

  /// A requirement that never expires.
  public Requirement(CapabilityName capability, Proficiency minLevel, Kind kind) {
    this(capability, minLevel, kind, null);
  }

  /// A capability that must be covered, at any level, for as long as the task waits.
  public static Requirement of(CapabilityName capability) {
    return new Requirement(capability, Proficiency.LOWEST, Kind.REQUIRED);
  }

  /// The same requirement that holds no longer than this.
  public Requirement expiringAfter(Duration waited) {
    return new Requirement(capability, minLevel, kind, waited);
  }

  /// What is left of it once it has expired: a required one is preferred from then on and does not
  /// expire again; of a preferred one nothing is left.
  public Optional<Requirement> relaxed() {
    return switch (kind) {
      case REQUIRED -> Optional.of(new Requirement(capability, minLevel, Kind.PREFERRED));
      case PREFERRED -> Optional.empty();
    };
  }

  /// True when a role that does not meet it may not take the task.
  public boolean isRequired() {
    return kind == Kind.REQUIRED;
  }
}
