package dev.roledispatcher.application.port.in;

import org.jspecify.annotations.Nullable;

/// Carries a [Rejection] to the caller.
public final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  /// An exception for that rejection.
  public RejectedException(Rejection rejection) {
    this(rejection, null);
  }

  /// An exception for that rejection, with the fault behind it.
  public RejectedException(Rejection rejection, @Nullable Throwable cause) {
    super(rejection.detail(), cause);
    this.rejection = rejection;
  }

  /// Why the call was turned away.
  public Rejection rejection() {
    return rejection;
  }
}
