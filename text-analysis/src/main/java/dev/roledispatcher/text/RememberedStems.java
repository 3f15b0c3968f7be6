package dev.roledispatcher.text;

import org.jspecify.annotations.Nullable;

/// The stems of words met lately: texts repeat their words, and finding a stem takes twenty times
/// as long as remembering it.
///
/// A word has one place, and the last word that came there keeps it. Places are read and written
/// without a lock: what stands in one never changes, and a lost write only means that a stem is
/// found again. At most a few megabytes, whatever the words.
final class RememberedStems {

  /// A power of two.
  private static final int PLACES = 1 << 14;

  /// Longer words are rare, and no text should be able to fill the memory with them.
  private static final int LONGEST = 32;

  private record Known(String word, String stem) {}

  private final @Nullable Known[] places = new Known[PLACES];

  /// The stem of the word; null when it is not remembered.
  @Nullable String of(String word) {
    Known known = places[placeOf(word)];
    return known != null && known.word().equals(word) ? known.stem() : null;
  }

  void put(String word, String stem) {
    if (word.length() <= LONGEST) {
      places[placeOf(word)] = new Known(word, stem);
    }
  }

  private static int placeOf(String word) {
    int hash = word.hashCode();
    return (hash ^ (hash >>> 14)) & (PLACES - 1);
  }
}
