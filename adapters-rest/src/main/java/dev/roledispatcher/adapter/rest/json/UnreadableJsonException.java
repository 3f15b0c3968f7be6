package dev.roledispatcher.adapter.rest.json;

/// Says that a body is no JSON at all.
public final class UnreadableJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// An exception with what is wrong, and where, in words for people.
  public UnreadableJsonException(String message) {
    super(message);
  }
}
