package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.naming.Shown;
import java.util.List;

/// One or more words to look for in a text: whole words, next to each other, in any case.
///
/// @param text the words as somebody wrote them, at most 100 characters; 1 to 8 words
public record Phrase(String text) {

  /// The longest phrase, in characters.
  public static final int MAX_LENGTH = 100;

  /// The most words of one phrase.
  public static final int MAX_WORDS = 8;

  public Phrase {
    text = text.strip();
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The phrase (%s) must be at most %d characters."
              .formatted(Shown.shortened(text), MAX_LENGTH));
    }
    int words = wordsOf(text).size();
    if (words < 1 || words > MAX_WORDS) {
      throw new IllegalArgumentException(
          "The phrase (%s) must have 1 to %d words of letters or digits; it has %d."
              .formatted(Shown.shortened(text), MAX_WORDS, words));
    }
    if (isBroken(text)) {
      // It would be accepted and never found, which a rule that forbids words must not risk.
      throw new IllegalArgumentException(
          "The phrase (%s) must not have a mark between its words that ends a part of a sentence. Maybe make two phrases of it."
              .formatted(Shown.shortened(text)));
    }
  }

  private static boolean isBroken(String text) {
    List<String> words = Words.of(text);
    int last = words.getLast().equals(Words.BREAK) ? words.size() - 1 : words.size();
    return words.subList(0, last).contains(Words.BREAK);
  }

  /// The words in the form in which texts are compared.
  public List<String> words() {
    return wordsOf(text);
  }

  private static List<String> wordsOf(String text) {
    return Words.of(text).stream().filter(word -> !word.equals(Words.BREAK)).toList();
  }
}
