package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.text.Stemmer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads text as stems: runs of letters and digits of any script, in lower case, without the words
/// that stand in every sentence, each cut down by the [Stemmer].
///
/// A longer stem is followed by its beginning, a weaker sign of its own: "sustainability" and
/// "sustainable" have different stems and the same beginning.
final class Words {

  /// Longer words are cut, so that no text makes an index grow without saying anything.
  private static final int LONGEST = 64;

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

  /// The stems of a text in order, with their beginnings, about so many at most.
  static List<String> of(String text, int most) {
    List<String> stems = new ArrayList<>();
    int at = 0;
    while (at < text.length() && stems.size() < most) {
      int end = endOfWord(text, at);
      if (end > at) {
        String word = text.substring(at, Math.min(end, at + LONGEST)).toLowerCase(Locale.ROOT);
        if (!EVERYWHERE.contains(word)) {
          String stem = Stemmer.stem(word);
          stems.add(stem);
          if (stem.length() >= BEGINNING) {
            stems.add(MARK + stem.substring(0, BEGINNING));
          }
        }
        at = end;
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return stems;
  }

  /// Whether that is the beginning of a stem and no stem.
  static boolean isBeginning(String stem) {
    return stem.startsWith(MARK);
  }

  private static int endOfWord(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!Character.isLetterOrDigit(codePoint)
          && Character.getType(codePoint) != Character.NON_SPACING_MARK) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
