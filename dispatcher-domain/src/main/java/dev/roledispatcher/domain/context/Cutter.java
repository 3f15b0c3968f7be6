package dev.roledispatcher.domain.context;

import java.util.function.Predicate;

/// Cuts a text to the longest beginning that fits: after a paragraph if not much is lost by it,
/// else after a sentence, else after a word, else (where a word is huge, or its script puts no
/// space between words) after a character. [CutPoints] says where that is.
///
/// A beginning never leaves a code fence open that the text closes. Asks whether something fits no
/// more often than a few times the logarithm of the length of the text.
final class Cutter {

  /// A coarser cut is taken while it keeps at least this share of what the finest cut would keep.
  private static final double GOOD_ENOUGH = 0.8;

  private Cutter() {}

  /// The longest beginning that fits and is not the whole text; empty when there is none.
  ///
  /// @param fits whether a beginning fits; what is returned fits, unless it is empty
  static String cut(String text, Predicate<String> fits) {
    CutPoints points = CutPoints.of(text);
    int word = longest(text, points.words(), fits);
    int finest = word;
    if (word < points.words().firstBehind(word, text.length()) * GOOD_ENOUGH) {
      finest = Math.max(word, longest(text, points.insideWordBehind(word), fits));
    }
    int paragraph = points.paragraphs().lastUpTo(finest);
    int sentence = points.sentences().lastUpTo(finest);
    for (int end : new int[] {paragraph, sentence, word}) {
      // Asked again: counts do not always grow with a text, so a shorter part may not fit.
      if (end >= finest * GOOD_ENOUGH && (end == word || fits.test(text.substring(0, end)))) {
        return text.substring(0, end);
      }
    }
    return text.substring(0, finest);
  }

  private static int longest(String text, Places ends, Predicate<String> fits) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fits.test(text.substring(0, ends.get(middle)))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : ends.get(low - 1);
  }
}
