package dev.roledispatcher.domain.context;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the characters of a text end as readers see them: extended grapheme clusters, of which an
/// emoji of seven code points is one. Not safe for use by several threads.
final class Graphemes {

  private static final int FIRST_MARK = 0x0300;
  private static final int FIRST_LETTER_THAT_JOINS = 0x0D4E;
  private static final int FIRST_IDEOGRAPH = 0x2E80;
  private static final int LAST_HANGUL = 0xD7FF;
  private static final int FIRST_SUPPLEMENTARY = 0x10000;
  private static final int FIRST_SUPPLEMENTARY_IDEOGRAPH = 0x20000;

  private final String text;
  private @Nullable BreakIterator iterator;

  Graphemes(String text) {
    this.text = text;
  }

  /// Whether a character ends before that place, at which white space stands. Nearly always; a few
  /// letters and marks belong to whatever stands behind them.
  boolean endsBeforeBlank(int at) {
    int before = text.codePointBefore(at);
    return !mayJoinWhatFollows(before) || isBoundary(at, before);
  }

  /// Whether a character ends before that place, behind a mark that ends a sentence.
  boolean endsBefore(int at) {
    return text.charAt(at) < FIRST_MARK || isBoundary(at, text.codePointBefore(at));
  }

  /// The places between two others at which a character ends, ascending.
  ///
  /// @param start a place at which one ends
  int[] between(int start, int end) {
    BreakIterator characters = iterator();
    characters.setText(text.substring(start, end));
    int[] places = new int[end - start];
    int count = 0;
    for (int place = characters.next();
        place != BreakIterator.DONE && place < end - start;
        place = characters.next()) {
      places[count++] = start + place;
    }
    return Arrays.copyOf(places, count);
  }

  /// Looks at the two code points around a place, which is enough where the one is a blank or a
  /// mark of a sentence: the longer rules are about flags and joined emoji.
  private boolean isBoundary(int at, int before) {
    int start = at - Character.charCount(before);
    int end = at + Character.charCount(text.codePointAt(at));
    BreakIterator characters = iterator();
    characters.setText(text.substring(start, end));
    return characters.isBoundary(at - start);
  }

  private static boolean mayJoinWhatFollows(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT -> true;
      case Character.OTHER_LETTER ->
          codePoint >= FIRST_LETTER_THAT_JOINS
              && codePoint < FIRST_SUPPLEMENTARY_IDEOGRAPH
              && (codePoint < FIRST_IDEOGRAPH
                  || codePoint >= FIRST_SUPPLEMENTARY
                  || (codePoint > LAST_HANGUL));
      default -> false;
    };
  }

  private BreakIterator iterator() {
    BreakIterator there = iterator;
    if (there == null) {
      there = BreakIterator.getCharacterInstance(Locale.ROOT);
      iterator = there;
    }
    return there;
  }
}
