package dev.roledispatcher.adapter.plugins;

/// Text of plugins made fit for records and messages.
final class Texts {

  private Texts() {}

  /// At most so many characters; a cut is marked by `…` and splits no surrogate pair.
  static String clipped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + '…';
  }

  /// A text with a full stop at its end.
  static String sentence(String text) {
    return text.endsWith(".") ? text : text + '.';
  }

  /// At most so many characters, with every control character replaced by a space.
  static String onOneLine(String text, int most) {
    StringBuilder line = new StringBuilder(clipped(text, most));
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }
}
