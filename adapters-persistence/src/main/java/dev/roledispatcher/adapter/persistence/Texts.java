package dev.roledispatcher.adapter.persistence;

import org.jspecify.annotations.Nullable;

/// Guards plain text columns, which hold any text but NUL and halves of surrogate pairs.
final class Texts {

  private Texts() {}

  /// The same text, when a column can hold it.
  ///
  /// @throws IllegalArgumentException when it cannot; nothing is ever changed silently
  static String storable(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            "The %s must not contain NUL or half a surrogate pair; there is one at position %d."
                .formatted(what, i));
      }
    }
    return text;
  }

  /// The same text or null, when a column can hold it.
  static @Nullable String storableOrNull(String what, @Nullable String text) {
    return text == null ? null : storable(what, text);
  }
}
