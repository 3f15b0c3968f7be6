package dev.roledispatcher.domain.context;

import java.util.List;
import java.util.function.Predicate;

/// Cuts a text to the longest beginning that fits: after a paragraph if not much is lost by it,
/// else after a sentence, else after a word.
final class Cutter {

  /// A coarser cut is taken while it keeps at least this share of what the finest cut would keep.
  private static final double GOOD_ENOUGH = 0.8;

  private Cutter() {}

  /// The longest beginning that fits; empty when not even the first word does.
  ///
  /// @param fits whether a beginning fits; what is returned fits, unless it is empty
  static String cut(String text, Predicate<String> fits) {
    CutPoints points = CutPoints.of(text);
    int word = longest(text, points.words(), fits);
    int sentence = last(points.sentences(), word);
    int paragraph = last(points.paragraphs(), word);
    for (int end : new int[] {paragraph, sentence}) {
      String part = text.substring(0, end);
      // Asked again: counts do not always grow with a text, so a shorter part may not fit.
      if (end >= word * GOOD_ENOUGH && fits.test(part)) {
        return part;
      }
    }
    return text.substring(0, word);
  }

  private static int longest(String text, List<Integer> ends, Predicate<String> fits) {
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

  private static int last(List<Integer> ends, int atMost) {
    int found = 0;
    for (int end : ends) {
      if (end > atMost) {
        break;
      }
      found = end;
    }
    return found;
  }
}
