package dev.roledispatcher.application.port.out;

/// Says that a source of contexts cannot be reached in time.
public final class SourceDownException extends Exception {

  private static final long serialVersionUID = 1L;

  /// The source cannot be reached, for that reason.
  public SourceDownException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
