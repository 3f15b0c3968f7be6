package dev.roledispatcher.domain.assignment;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a task.
///
/// @param sequence its place in the history of the task: 1, 2, 3 … without gaps
/// @param type what happened
/// @param at when
/// @param role the role that has the task from now on, or had it until now; null when none is
///   concerned
/// @param fromRole the role that had it before; null unless it changed hands
/// @param reason why, in the words of whoever did it; null when nothing was said
/// @param actor who did it; null when not known
/// @param data further facts
public record DispatchEvent(
    long sequence,
    Type type,
    Instant at,
    @Nullable RoleId role,
    @Nullable RoleId fromRole,
    @Nullable String reason,
    @Nullable String actor,
    Attributes data) {

  /// What can happen to a task.
  public enum Type {
    /// A role got it.
    DISPATCHED,
    /// It went from one role to another.
    REASSIGNED,
    /// It is no longer wanted.
    CANCELLED,
    /// It waits for its time.
    SCHEDULED,
    /// It waits for a role.
    QUEUED,
    /// A role was asked whether it takes the task.
    OFFERED,
    /// A role accepted an offer, and has the task from now on.
    ACCEPTED,
    /// A role refused an offer.
    DECLINED,
    /// A role did not answer an offer in time.
    OFFER_EXPIRED,
    /// An offer was taken back.
    OFFER_REVOKED,
    /// The role began to work on it.
    STARTED,
    /// The work was done.
    COMPLETED,
    /// The role could not do it, or nobody could.
    FAILED,
    /// The role gave it back.
    RELEASED,
    /// Nothing was heard of the role for too long.
    LOST,
    /// It gave up something it asked for.
    RELAXED,
    /// It was given another chance after nobody took it.
    ESCALATED,
    /// Its priority was changed.
    REPRIORITISED,
    /// Nobody wants it any more: its time has passed.
    EXPIRED,
    /// Somebody said what its class should have been; nothing else changed.
    CORRECTED
  }

  public DispatchEvent {
    if (sequence < 1) {
      throw new IllegalArgumentException(
          "The sequence (%d) of an event must be at least 1.".formatted(sequence));
    }
  }
}
