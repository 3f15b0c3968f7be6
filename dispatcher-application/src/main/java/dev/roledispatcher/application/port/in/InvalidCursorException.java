package dev.roledispatcher.application.port.in;

/// Says that a cursor is not one that a page gave.
public final class InvalidCursorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// An exception for a cursor that cannot be read.
  public InvalidCursorException() {
    super("The cursor must be the 'next' of an earlier page of the same list.");
  }
}
