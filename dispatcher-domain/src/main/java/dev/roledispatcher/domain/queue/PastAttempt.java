package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;

/// How one offer or assignment of a task ended.
///
/// @param role who had it
/// @param ending how it ended
/// @param at when
public record PastAttempt(RoleId role, Ending ending, Instant at) {

  /// How an offer or an assignment can end.
  public enum Ending {
    /// The role refused the offer.
    DECLINED(true, Exclusion.FOR_GOOD),
    /// The offer expired unanswered.
    MISSED(true, Exclusion.FOR_A_WHILE),
    /// The offer was taken back, because another role was faster or the task went away.
    REVOKED(false, Exclusion.NONE),
    /// The role gave the task back.
    RELEASED(true, Exclusion.FOR_GOOD),
    /// The role said that it could not do it.
    FAILED(true, Exclusion.FOR_GOOD),
    /// Nothing was heard of the role for too long.
    LOST(true, Exclusion.FOR_A_WHILE),
    /// Somebody else took the task from the role: it was reassigned, or the role went away.
    WITHDRAWN(false, Exclusion.NONE),
    /// The work was done.
    COMPLETED(false, Exclusion.NONE);

    private final boolean counts;
    private final Exclusion exclusion;

    Ending(boolean counts, Exclusion exclusion) {
      this.counts = counts;
      this.exclusion = exclusion;
    }

    /// True when it used up one of the attempts.
    public boolean counts() {
      return counts;
    }

    /// True when the role had the task, rather than an offer of it.
    public boolean isOfAssignment() {
      return switch (this) {
        case DECLINED, MISSED, REVOKED -> false;
        case RELEASED, FAILED, LOST, WITHDRAWN, COMPLETED -> true;
      };
    }

    Exclusion exclusion() {
      return exclusion;
    }
  }

  /// For how long a role does not get the task again: one that said no, for good; one that said
  /// nothing, until it had time to come back.
  enum Exclusion {
    NONE,
    FOR_A_WHILE,
    FOR_GOOD
  }
}
