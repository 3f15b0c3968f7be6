package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.text.Stemmer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Reads text as stems: runs of letters and digits of any script, in lower case, without the words
/// that stand in every sentence, each cut down by the [Stemmer].
///
/// A longer stem is followed by its beginning, a weaker sign of its own: "sustainability" and
/// "sustainable" have different stems and the same beginning.
final class Words {

  /// Longer words are cut, so that no text makes an index grow without saying anything.
  static final int LONGEST = 64;

  private static final int BEGINNING = 5;

  /// Stands before a beginning and in no stem.
  private static final String MARK = "#";

  private static final Set<String> EVERYWHERE =
      Set.of(
          "a",
          "an",
          "and",
          "are",
          "as",
          "at",
          "based",
          "be",
          "by",
          "for",
          "from",
          "has",
          "have",
          "in",
          "include",
          "including",
          "into",
          "is",
          "it",
          "its",
          "of",
          "on",
          "or",
          "other",
          "such",
          "that",
          "the",
          "their",
          "them",
          "these",
          "this",
          "to",
          "use",
          "using",
          "was",
          "were",
          "which",
          "who",
          "will",
          "with",
          "within",
          "without");

  private Words() {}

  /// The different stems of a text in order, with their beginnings, read from about so many at
  /// most.
  static Set<String> of(String text, int most) {
    Set<String> stems = new LinkedHashSet<>();
    int read = 0;
    int at = start(text, 0);
    while (at < text.length() && read < most) {
      int end = end(text, at);
      String stem = stem(text, at, end);
      if (!stem.isEmpty()) {
        stems.add(stem);
        read++;
        String beginning = beginning(stem);
        if (!beginning.isEmpty()) {
          stems.add(beginning);
          read++;
        }
      }
      at = start(text, end);
    }
    return stems;
  }

  /// Where the next word begins; the length of the text when there is none.
  static int start(String text, int from) {
    int at = from;
    while (at < text.length() && !isLetter(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /// Where the word ends that begins there.
  static int end(String text, int start) {
    int at = start;
    while (at < text.length() && isLetter(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /// The stem of a word; empty for one that stands in every sentence.
  static String stem(String text, int start, int end) {
    String word = text.substring(start, Math.min(end, start + LONGEST)).toLowerCase(Locale.ROOT);
    return EVERYWHERE.contains(word) ? "" : Stemmer.stem(word);
  }

  /// The beginning of a longer stem; empty for a short one.
  static String beginning(String stem) {
    return stem.length() >= BEGINNING ? MARK + stem.substring(0, BEGINNING) : "";
  }

  /// Whether that is the beginning of a stem and no stem.
  static boolean isBeginning(String stem) {
    return stem.startsWith(MARK);
  }

  private static boolean isLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }
}
