package dev.roledispatcher.domain.naming;

/// The one shape of every id: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`, starting with a letter
/// or a digit.
public final class IdSyntax {

  /// The longest id, in characters.
  public static final int MAX_LENGTH = 128;

  private IdSyntax() {}

  /// The same text, when it is an id.
  ///
  /// @param thing what the id names, for the message
  /// @throws IllegalArgumentException when it is not
  public static String require(String thing, String value) {
    if (!matches(value)) {
      throw new IllegalArgumentException(
          "The %s id (%s) must be 1 to %d characters of A-Z a-z 0-9 . _ : - and start with a letter or a digit."
              .formatted(thing, Shown.shortened(value), MAX_LENGTH));
    }
    return value;
  }

  private static boolean matches(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != ':' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
