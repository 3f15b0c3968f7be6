package dev.roledispatcher.domain.rule;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Splits a text into the words that rules and searches compare. Linear in the length of the text.
///
/// A word is a run of letters, digits and their marks, of any script; in scripts that put no space
/// between words every letter is a word of its own. Blanks, hyphens, slashes and underscores join
/// the words of a phrase; the marks that end a sentence or part of it, and the ends of lines, break
/// phrases. Case makes no difference, nor do ways to encode the same character (Unicode NFKC), a
/// possessive `'s` and characters that cannot be seen.
public final class Words {

  /// Stands between words that are no neighbours.
  public static final String BREAK = "";

  private static final String BREAKS = ".,;:!?()[]{}|\"\n\r";
  private static final String POSSESSIVE = "'s";
  private static final int FIRST_WITHOUT_SPACES = 0x0E00;
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private final String text;
  private final List<String> words;
  private final StringBuilder word = new StringBuilder();

  private Words(String text) {
    this.text = text;
    this.words = new ArrayList<>(text.length() / 6 + 1);
  }

  /// The words in order, with [#BREAK] where a phrase cannot go on.
  public static List<String> of(String text) {
    return new Words(Normalizer.normalize(text, Normalizer.Form.NFKC)).read();
  }

  /// Whether a letter is a word of its own: its script puts no space between words.
  public static boolean standsAlone(int codePoint) {
    return codePoint >= FIRST_WITHOUT_SPACES
        && WITHOUT_SPACES.contains(UnicodeScript.of(codePoint));
  }

  private List<String> read() {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isWord(codePoint)) {
        at = readWord(at);
      } else {
        if (breaks(at, codePoint) && !words.isEmpty() && !words.getLast().equals(BREAK)) {
          words.add(BREAK);
        }
        at += Character.charCount(codePoint);
      }
    }
    return words;
  }

  /// Adds the word that begins there; gives the place behind it.
  private int readWord(int start) {
    word.setLength(0);
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (isLetterOrDigit(codePoint)) {
        if (at > start && (standsAlone(codePoint) || standsAlone(text.codePointAt(start)))) {
          break;
        }
        word.appendCodePoint(folded(codePoint));
      } else if (isMark(codePoint)) {
        word.appendCodePoint(codePoint);
      } else if (isApostrophe(codePoint) && isWordAt(next)) {
        word.append('\'');
      } else if (Character.getType(codePoint) != Character.FORMAT) {
        break;
      }
      at = next;
    }
    words.add(withoutPossessive(word.toString()));
    return at;
  }

  private boolean breaks(int at, int codePoint) {
    if (codePoint == '-') {
      return isBlankAt(at - 1) && isBlankAt(at + 1);
    }
    if (codePoint == '.' || codePoint == ':') {
      return !isWordAt(at + 1);
    }
    if (codePoint == ',') {
      return !(isDigitAt(at - 1) && isDigitAt(at + 1));
    }
    return codePoint < 128 ? BREAKS.indexOf(codePoint) >= 0 : breaksBeyondAscii(codePoint);
  }

  private static boolean breaksBeyondAscii(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DASH_PUNCTUATION -> codePoint != '\u2010';
      case Character.OTHER_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          !isApostrophe(codePoint);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private boolean isWordAt(int at) {
    return at < text.length() && isWord(text.codePointAt(at));
  }

  private boolean isBlankAt(int at) {
    return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at));
  }

  private boolean isDigitAt(int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isWord(int codePoint) {
    return isLetterOrDigit(codePoint) || isMark(codePoint);
  }

  private static boolean isLetterOrDigit(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }

  private static boolean isMark(int codePoint) {
    if (codePoint < 128) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isApostrophe(int codePoint) {
    return codePoint == '\'' || codePoint == '\u2019';
  }

  private static int folded(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static String withoutPossessive(String word) {
    return word.endsWith(POSSESSIVE) && word.length() > POSSESSIVE.length()
        ? word.substring(0, word.length() - POSSESSIVE.length())
        : word;
  }
}
