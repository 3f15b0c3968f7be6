package dev.roledispatcher.domain.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The offers a role has missed since it last answered one, of whatever task.
///
/// @param inARow how many, 0 or more
/// @param lastAt when the last of them expired; null exactly when there is none
public record MissedOffers(int inARow, @Nullable Instant lastAt) {

  /// It answers.
  public static final MissedOffers NONE = new MissedOffers(0, null);

  public MissedOffers {
    if (inARow < 0 || (inARow == 0) != (lastAt == null)) {
      throw new IllegalArgumentException(
          "The missed offers (%d, the last at %s) of a role must be 0 or more, with a time exactly when there are any."
              .formatted(inARow, lastAt));
    }
  }

  /// One more expired at that time.
  public MissedOffers missed(Instant at) {
    return new MissedOffers(inARow + 1, lastAt == null || at.isAfter(lastAt) ? at : lastAt);
  }
}
