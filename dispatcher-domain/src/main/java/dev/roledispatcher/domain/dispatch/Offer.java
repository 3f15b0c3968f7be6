package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A role is asked whether it takes a task.
///
/// ```
/// ISSUED → ACCEPTED | DECLINED | EXPIRED | REVOKED
/// ```
///
/// While it is open the task is queued, and the role holds a place for it.
///
/// @param id the dispatch that led to it, and to the assignment when it is accepted
/// @param task the task
/// @param role who is asked
/// @param epoch the epoch of the task then; an acceptance makes the next one
/// @param state what became of it
/// @param issuedAt when the role was asked
/// @param expiresAt from when it can no longer be accepted, after [#issuedAt]
/// @param lease how long the role may be silent once it has the task; null when it may be for ever
public record Offer(
    DispatchId id,
    TaskId task,
    RoleId role,
    long epoch,
    State state,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Duration lease) {

  /// What can become of an offer.
  public enum State {
    /// The role has not answered.
    ISSUED,
    /// The role has the task.
    ACCEPTED,
    /// The role does not want the task.
    DECLINED,
    /// The role did not answer in time.
    EXPIRED,
    /// It was taken back, because another role was faster or the task went away.
    REVOKED
  }

  public Offer {
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException(
          "The offer (%s) must expire after %s, not at %s.".formatted(id, issuedAt, expiresAt));
    }
  }

  /// True when it can no longer be accepted, whether or not anybody took note of that.
  public boolean hasExpired(Instant now) {
    return state == State.EXPIRED || (state == State.ISSUED && !now.isBefore(expiresAt));
  }

  /// The same offer, in another state.
  public Offer in(State other) {
    return new Offer(id, task, role, epoch, other, issuedAt, expiresAt, lease);
  }
}
