package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.rule.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Splits a text into the terms by which texts are searched.
///
/// A term is a word as [Words] reads it, without the endings that make an English plural; the most
/// frequent English words, which say nothing of what a text is about, are left out. In scripts that
/// put no space between words two neighbouring letters are a term, a letter without neighbours
/// being one as well.
final class Terms {

  private static final int SHORTEST_TO_FOLD = 4;

  private static final Set<String> STOP_WORDS =
      Set.of(
          "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
          "but", "by", "can", "could", "did", "do", "does", "each", "for", "from", "had", "has",
          "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may",
          "me", "my", "no", "not", "of", "on", "or", "our", "please", "she", "should", "so", "some",
          "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
          "those", "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "why",
          "will", "with", "would", "you", "your");

  private Terms() {}

  /// The terms in order, each as often as the text says it.
  static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    String before = "";
    boolean paired = false;
    for (String word : Words.of(text)) {
      if (isLetterAlone(word)) {
        if (!before.isEmpty()) {
          terms.add(before + word);
          paired = true;
        } else {
          paired = false;
        }
        before = word;
        continue;
      }
      addUnpaired(terms, before, paired);
      before = "";
      if (!word.equals(Words.BREAK) && !STOP_WORDS.contains(word)) {
        terms.add(folded(word));
      }
    }
    addUnpaired(terms, before, paired);
    return terms;
  }

  private static void addUnpaired(List<String> terms, String letter, boolean paired) {
    if (!letter.isEmpty() && !paired) {
      terms.add(letter);
    }
  }

  private static boolean isLetterAlone(String word) {
    return !word.isEmpty() && Words.standsAlone(word.codePointAt(0));
  }

  /// Singular and plural as one: the endings s and e are taken off and a y made an i, over and over
  /// until nothing changes, so `query`, `queries`, `class`, `classes`, `cache` and `caches` come to
  /// three terms. What is left need be no word, only the same for both.
  static String folded(String word) {
    int end = word.length();
    while (end >= SHORTEST_TO_FOLD && isDropped(word, end)) {
      end--;
    }
    if (end >= SHORTEST_TO_FOLD && word.charAt(end - 1) == 'y') {
      return word.substring(0, end - 1) + "i";
    }
    return end == word.length() ? word : word.substring(0, end);
  }

  private static boolean isDropped(String word, int end) {
    char last = word.charAt(end - 1);
    return last == 'e' || (last == 's' && word.charAt(end - 2) != 's');
  }
}
