package dev.roledispatcher.adapter.plugins;

/// Text of plugins made fit for records and messages.
final class Texts {

  private static final int REPLACEMENT = 0xFFFD;

  private Texts() {}

  /// At most so many characters; a cut is marked by `…` and splits no surrogate pair. What no
  /// database keeps, NUL and halves of surrogate pairs, becomes `\uFFFD`.
  static String clipped(String text, int most) {
    if (text.length() <= most) {
      return storable(text);
    }
    int end = most - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return storable(text.substring(0, end)) + '…';
  }

  private static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(c ->
            c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                ? REPLACEMENT
                : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
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
