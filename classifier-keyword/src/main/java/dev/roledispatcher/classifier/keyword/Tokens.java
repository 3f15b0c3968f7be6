package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.text.Stemmer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// The words of a text in order, each with its stem and whether it begins a clause.
///
/// A word is a run of letters and digits of any script; hyphens, slashes and underscores join words
/// of one clause, other punctuation begins a new one. Linear in the length of the text. Immutable.
final class Tokens {

  private static final String BREAKS = ".,;:!?()[]{}\n\r|\"–—•…。、，；：！？";
  private static final String SENTENCE_ENDS = ".;:!?\n。；：！？";
  private static final String SILENT_INSIDE_WORDS = ".:";

  private final List<String> words;
  private final List<String> stems;
  private final BitSet clauseStarts;
  private final BitSet sentenceStarts;

  private Tokens(List<String> words, BitSet clauseStarts, BitSet sentenceStarts) {
    this.words = List.copyOf(words);
    this.stems = this.words.stream().map(Stemmer::stem).toList();
    this.clauseStarts = clauseStarts;
    this.sentenceStarts = sentenceStarts;
  }

  /// Reads a text.
  static Tokens of(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    List<String> words = new ArrayList<>(lower.length() / 6 + 1);
    BitSet clauseStarts = new BitSet();
    BitSet sentenceStarts = new BitSet();
    boolean startsClause = true;
    boolean startsSentence = true;
    int at = 0;
    while (at < lower.length()) {
      int end = endOfWord(lower, at);
      if (end > at) {
        clauseStarts.set(words.size(), startsClause);
        sentenceStarts.set(words.size(), startsSentence);
        words.add(withoutPossessive(lower.substring(at, end)));
        startsClause = false;
        startsSentence = false;
        at = end;
      } else {
        boolean breaks = breaksClause(lower, at);
        startsClause |= breaks;
        startsSentence |= breaks && SENTENCE_ENDS.indexOf(lower.charAt(at)) >= 0;
        at += Character.charCount(lower.codePointAt(at));
      }
    }
    return new Tokens(words, clauseStarts, sentenceStarts);
  }

  /// How many words there are.
  int size() {
    return words.size();
  }

  /// A word in lower case, as it was written.
  String word(int index) {
    return words.get(index);
  }

  /// What the word shares with its other forms; see [Stemmer].
  String stem(int index) {
    return stems.get(index);
  }

  /// True for the first word of a clause.
  boolean startsClause(int index) {
    return clauseStarts.get(index);
  }

  /// True for the first word of a sentence.
  boolean startsSentence(int index) {
    return sentenceStarts.get(index);
  }

  /// How many clauses there are.
  int clauses() {
    return clauseStarts.cardinality();
  }

  /// The words from one index to another, the latter excluded, joined by blanks.
  String text(int from, int to) {
    return to - from == 1 ? words.get(from) : String.join(" ", words.subList(from, to));
  }

  private static int endOfWord(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      boolean apostrophe = codePoint == '\'' && at > start && isWordAt(text, at + 1);
      if (!isWord(codePoint) && !apostrophe) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static boolean isWordAt(String text, int at) {
    return at < text.length() && isWord(text.codePointAt(at));
  }

  private static boolean isWord(int codePoint) {
    if (codePoint < 128) {
      return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9');
    }
    return Character.isLetterOrDigit(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  private static String withoutPossessive(String word) {
    return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
  }

  private static boolean breaksClause(String text, int at) {
    char mark = text.charAt(at);
    if (mark == '-') {
      return isBlankAt(text, at - 1) && isBlankAt(text, at + 1);
    }
    if (SILENT_INSIDE_WORDS.indexOf(mark) >= 0) {
      return !isWordAt(text, at + 1);
    }
    if (mark == ',') {
      return !(isDigitAt(text, at - 1) && isDigitAt(text, at + 1));
    }
    return BREAKS.indexOf(mark) >= 0;
  }

  private static boolean isBlankAt(String text, int at) {
    return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at));
  }

  private static boolean isDigitAt(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }
}
