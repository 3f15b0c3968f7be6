package dev.roledispatcher.classifier.keyword;

import java.util.ArrayList;
import java.util.List;

/// One or more words to look for in a text.
///
/// @param text the words as somebody wrote them, without the mark for exactness
/// @param exact true when only the very words count, false when their other forms count too
/// @param keys what to compare with, word by word: the words themselves when exact, else their
///   stems
record Phrase(String text, boolean exact, List<String> keys) {

  /// The most words a phrase may have.
  static final int MOST_WORDS = 8;

  private static final String EXACT = "=";

  Phrase {
    if (keys.isEmpty() || keys.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "The term (%s) must have 1 to %d words.".formatted(text, MOST_WORDS));
    }
    keys = List.copyOf(keys);
  }

  /// Reads a phrase; a `=` before it makes it exact.
  ///
  /// @throws IllegalArgumentException when it has no word, or too many
  static Phrase parse(String written) {
    String trimmed = written.strip();
    boolean exact = trimmed.startsWith(EXACT);
    String text = exact ? trimmed.substring(EXACT.length()).strip() : trimmed;
    Tokens tokens = Tokens.of(text);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      keys.add(exact ? tokens.word(i) : tokens.stem(i));
    }
    return new Phrase(text, exact, keys);
  }
}
