package dev.roledispatcher.domain.task;

/// What becomes of a task that is still waiting when the last of its expiries has passed and the
/// relaxed search, too, has found nobody.
public enum AfterLast {
  /// It goes on waiting with what is left of its requirements.
  STAY,
  /// Whatever is still required becomes preferred: any role may take it that no hard rule keeps
  /// out.
  ANY,
  /// It is escalated.
  ESCALATE,
  /// It fails.
  FAIL
}
