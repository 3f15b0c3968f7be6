package dev.roledispatcher.domain.dispatch;

/// The published error codes, with their meaning and whether the same request may succeed later.
public enum ErrorCode {
  E13001("Role not found", false),
  E13002("Role already exists", false),
  E13003("Invalid role data", false),
  E13202("Skill loading failed", true),
  E13203("Context budget exceeded", false),
  E13204("Contradicting constraints", false),
  E13301("No suitable role found", true),
  E13302("Classification failed", true),
  E13303("Context build failed", true),
  E13304("Dispatch timeout", true),
  E13305("Role unavailable", true),
  E13306("Task already dispatched", false),
  E13307("Invalid dispatch request", false);

  private final String meaning;
  private final boolean retryable;

  ErrorCode(String meaning, boolean retryable) {
    this.meaning = meaning;
    this.retryable = retryable;
  }

  /// What went wrong, in a few words.
  public String meaning() {
    return meaning;
  }

  /// True when the same request may succeed later; a failure may know better, see
  /// [DispatchFailure#retryable].
  public boolean retryable() {
    return retryable;
  }
}
