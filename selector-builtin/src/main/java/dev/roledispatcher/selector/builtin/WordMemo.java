package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// Remembers what came of the words read last, as they were written, so that most words are stemmed
/// once: a table of fixed size in which a word takes the place of another with the same hash.
///
/// For one thread.
final class WordMemo {

  /// What stands for a stem or a beginning that a word does not have.
  static final int ABSENT = -2;

  private static final int SPREAD = 0x9E3779B9;

  private final String[] words;
  private final int[] stems;
  private final int[] beginnings;
  private final int shift;

  /// @param bits the logarithm of how many words are remembered at most, 1 to 20
  WordMemo(int bits) {
    words = new String[1 << bits];
    Arrays.fill(words, "");
    stems = new int[1 << bits];
    beginnings = new int[1 << bits];
    shift = Integer.SIZE - bits;
  }

  /// The place of a word, whether or not it is there.
  int place(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return (hash * SPREAD) >>> shift;
  }

  boolean holds(int place, String text, int start, int end) {
    String word = words[place];
    return word.length() == end - start && text.startsWith(word, start);
  }

  void put(int place, String word, int stem, int beginning) {
    words[place] = word;
    stems[place] = stem;
    beginnings[place] = beginning;
  }

  /// The number of the stem of the word in a place, [Numbering#UNKNOWN] or [#ABSENT].
  int stem(int place) {
    return stems[place];
  }

  /// The number of the beginning of the word in a place, [Numbering#UNKNOWN] or [#ABSENT].
  int beginning(int place) {
    return beginnings[place];
  }
}
