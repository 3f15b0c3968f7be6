package dev.roledispatcher.domain.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a task gives up while it waits, beside its requirements.
///
/// @param afterLast what happens when nothing is left to expire
/// @param preferredRoleExpiresAfter how long the preferred role is preferred, more than 0 and at
///   most [Requirement#LONGEST_EXPIRY]; null when always
public record WaitPolicy(AfterLast afterLast, @Nullable Duration preferredRoleExpiresAfter) {

  /// What holds when the request says nothing.
  public static final WaitPolicy DEFAULT = new WaitPolicy(AfterLast.STAY, null);

  public WaitPolicy {
    if (preferredRoleExpiresAfter != null
        && (!preferredRoleExpiresAfter.isPositive()
            || preferredRoleExpiresAfter.compareTo(Requirement.LONGEST_EXPIRY) > 0)) {
      throw new IllegalArgumentException(
          "The expiry (%s) of the preferred role must be more than 0 and at most %s."
              .formatted(preferredRoleExpiresAfter, Requirement.LONGEST_EXPIRY));
    }
  }
}
