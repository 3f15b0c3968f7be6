package dev.roledispatcher.adapter.rest.http;

/// Says that a body is larger than it may be.
public final class BodyTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long limit;

  /// An exception for a body of more than so many bytes.
  public BodyTooLargeException(long limit) {
    super("The body must be at most %d bytes.".formatted(limit));
    this.limit = limit;
  }

  /// The most bytes the body may have.
  public long limit() {
    return limit;
  }
}
