package dev.roledispatcher.domain.selection;

/// One yes or no per role, packed 64 to a word: the column of an index.
///
/// Columns are changed only while an index is built; afterwards they are shared and read.
final class BitColumn {

  private BitColumn() {}

  static int wordsFor(int slots) {
    return (slots + Long.SIZE - 1) >>> 6;
  }

  static boolean get(long[] column, int slot) {
    int word = slot >>> 6;
    return word < column.length && (column[word] & (1L << slot)) != 0;
  }

  static void set(long[] column, int slot) {
    column[slot >>> 6] |= 1L << slot;
  }

  static void clear(long[] column, int slot) {
    int word = slot >>> 6;
    if (word < column.length) {
      column[word] &= ~(1L << slot);
    }
  }

  /// Keeps in `result` what is also in `column`; a column may be shorter, its missing words are
  /// empty.
  static void and(long[] result, long[] column) {
    int shared = Math.min(result.length, column.length);
    for (int i = 0; i < shared; i++) {
      result[i] &= column[i];
    }
    for (int i = shared; i < result.length; i++) {
      result[i] = 0;
    }
  }

  /// The word at a place of all columns together: a bit is there when any column has it.
  static long anyOf(long[][] columns, int word) {
    long bits = 0;
    for (long[] column : columns) {
      bits |= word < column.length ? column[word] : 0;
    }
    return bits;
  }

  /// The word at a place of all columns together: a bit is there when every column has it.
  static long allOf(long[][] columns, int word) {
    long bits = -1;
    for (long[] column : columns) {
      bits &= word < column.length ? column[word] : 0;
    }
    return bits;
  }

  static int count(long[] column) {
    int count = 0;
    for (long word : column) {
      count += Long.bitCount(word);
    }
    return count;
  }
}
