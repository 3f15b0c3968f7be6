package dev.roledispatcher.adapter.plugins;

/// Says how the answer of a plugin breaks the contract; the message continues "It …".
final class WrongAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(String message) {
    // Wrong answers may come in masses and are told by their message alone: no stack trace.
    super(message, null, false, false);
  }

  /// What is wrong, never null.
  String what() {
    return String.valueOf(getMessage());
  }
}
