package dev.roledispatcher.domain.learning;

import org.jspecify.annotations.Nullable;

/// What came of studying corrections.
public sealed interface StudyResult {

  /// What happened, in plain words.
  String summary();

  /// Something was learned that may be used.
  ///
  /// @param state what was learned
  /// @param used how many corrections it was learned from
  /// @param anchors what it does to tasks whose class is known
  /// @param summary what was learned, in plain words
  record Accepted(LearnedState state, int used, AnchorShares anchors, String summary)
      implements StudyResult {}

  /// Nothing that may be used was learned.
  ///
  /// @param used how many corrections were studied
  /// @param anchors what it would do to tasks whose class is known; null when the study failed
  /// @param summary why, in plain words
  record Rejected(int used, @Nullable AnchorShares anchors, String summary)
      implements StudyResult {}
}
