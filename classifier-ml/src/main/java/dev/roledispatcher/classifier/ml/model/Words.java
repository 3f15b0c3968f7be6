package dev.roledispatcher.classifier.ml.model;

import java.util.Arrays;

/// The words of a text, found in one pass: where each stands, and hashes of its full form, its stem
/// and its beginning.
///
/// A word is a run of letters and digits of any script; everything else separates. A number counts
/// as `#`, whatever its value. At most [#MOST] words are read. Belongs to one call.
final class Words {

  /// How many words of a text are read; statements of work are rarely longer than sixty.
  static final int MOST = 256;

  /// A word that consists of digits.
  static final int NUMBER = Hashes.mixed('#');

  private static final int LONGEST = 40;
  private static final int BEGINNING = 5;

  private int size;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private int[] word = new int[32];
  private int[] stem = new int[32];
  private int[] beginning = new int[32];
  private boolean[] content = new boolean[32];
  private final char[] letters = new char[LONGEST];

  private Words() {}

  /// Reads a text.
  static Words of(String text) {
    Words words = new Words();
    words.read(text);
    return words;
  }

  /// How many words there are.
  int size() {
    return size;
  }

  /// Where a word begins in the text.
  int from(int index) {
    return from[index];
  }

  /// Where a word ends in the text, the end excluded.
  int to(int index) {
    return to[index];
  }

  /// The hash of a word in lower case.
  int word(int index) {
    return word[index];
  }

  /// The hash a word shares with its other forms; see [Stem].
  int stem(int index) {
    return stem[index];
  }

  /// The hash of the first letters of a word.
  int beginning(int index) {
    return beginning[index];
  }

  /// Whether a word carries meaning of its own: it is longer than three letters and no
  /// [CommonWords] one.
  boolean content(int index) {
    return content[index];
  }

  private void read(String text) {
    int at = 0;
    int length = text.length();
    while (at < length && size < MOST) {
      if (!isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      int kept = 0;
      boolean number = true;
      while (at < length && isWord(text.charAt(at))) {
        char letter = lower(text.charAt(at));
        number &= letter >= '0' && letter <= '9';
        if (kept < LONGEST) {
          letters[kept++] = letter;
        }
        at++;
      }
      add(start, at, kept, number);
      if (at + 1 < length && isApostrophe(text.charAt(at)) && isWord(text.charAt(at + 1))) {
        at = endOfContraction(text, at + 1);
      }
    }
  }

  /// Skips what follows an apostrophe (`'s`, `n't`), which says nothing here.
  private static int endOfContraction(String text, int start) {
    int at = start;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void add(int start, int end, int kept, boolean number) {
    if (size == from.length) {
      grow();
    }
    int whole = Hashes.START;
    int first = Hashes.START;
    for (int i = 0; i < kept; i++) {
      whole = Hashes.with(whole, letters[i]);
      if (i < BEGINNING) {
        first = whole;
      }
    }
    from[size] = start;
    to[size] = end;
    word[size] = number ? NUMBER : Hashes.mixed(whole);
    stem[size] = number ? NUMBER : Stem.hash(letters, kept);
    beginning[size] = number ? NUMBER : Hashes.mixed(first);
    content[size] = !number && kept > 3 && !CommonWords.contains(word[size]);
    size++;
  }

  private void grow() {
    int larger = from.length * 2;
    from = Arrays.copyOf(from, larger);
    to = Arrays.copyOf(to, larger);
    word = Arrays.copyOf(word, larger);
    stem = Arrays.copyOf(stem, larger);
    beginning = Arrays.copyOf(beginning, larger);
    content = Arrays.copyOf(content, larger);
  }

  private static boolean isWord(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c);
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }
}
