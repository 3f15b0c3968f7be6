package dev.roledispatcher.domain.learning;

import dev.roledispatcher.domain.classification.PluginRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one study of the corrections came to.
///
/// ```
/// study → ACTIVE → REPLACED (by a newer lesson) → ACTIVE again (when newer ones are undone)
///           └──────────┴→ UNDONE (rolled back; for good)
/// study → REJECTED
/// ```
///
/// @param number 1 or more; later lessons have higher numbers
/// @param learner the classifier that studied
/// @param standing whether it is used
/// @param used how many corrections it was learned from
/// @param anchors what it does to tasks whose class is known; null when the study failed
/// @param summary what was learned, or why nothing was, in plain words
/// @param at when it was learned
public record Lesson(
    long number,
    PluginRef learner,
    Standing standing,
    int used,
    @Nullable AnchorShares anchors,
    String summary,
    Instant at) {

  /// Lessons so old that so many came after them can no longer be gone back to.
  public static final int MOST_KEPT = 50;

  /// Whether a lesson is used.
  public enum Standing {
    /// Its learner answers by it.
    ACTIVE,
    /// A newer one took its place.
    REPLACED,
    /// Somebody rolled it back.
    UNDONE,
    /// It was never used, because it made too much worse or the study failed.
    REJECTED
  }

  public Lesson {
    if (number < 1 || used < 0) {
      throw new IllegalArgumentException(
          "The number (%d) of a lesson must be 1 or more, and its corrections (%d) 0 or more."
              .formatted(number, used));
    }
  }
}
