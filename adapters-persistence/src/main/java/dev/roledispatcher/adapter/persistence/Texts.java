package dev.roledispatcher.adapter.persistence;

import org.jspecify.annotations.Nullable;

/// Guards plain text columns, which hold any text but NUL and halves of surrogate pairs.
final class Texts {

  private Texts() {}

  /// The same text, when a column can hold it.
  ///
  /// @throws IllegalArgumentException when it cannot; nothing is ever changed silently
  static String storable(String what, String text) {
    int fault = faultIn(text);
    if (fault >= 0) {
      throw new IllegalArgumentException(
          "The %s must not contain NUL or half a surrogate pair; there is one at position %d."
              .formatted(what, fault));
    }
    return text;
  }

  /// Whether a column can hold a text.
  static boolean isStorable(String text) {
    return faultIn(text) < 0;
  }

  /// Where the first character is that no column can hold; -1 when there is none.
  private static int faultIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  /// The same text or null, when a column can hold it.
  static @Nullable String storableOrNull(String what, @Nullable String text) {
    return text == null ? null : storable(what, text);
  }
}
