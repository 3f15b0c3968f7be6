package dev.roledispatcher.domain.dispatch;

/// Carries a [DispatchFailure] where a return value cannot.
public final class DispatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient DispatchFailure failure;

  /// An exception for that failure.
  public DispatchException(DispatchFailure failure) {
    super(failure.code() + ": " + failure.detail());
    this.failure = failure;
  }

  /// What happened.
  public DispatchFailure failure() {
    return failure;
  }
}
