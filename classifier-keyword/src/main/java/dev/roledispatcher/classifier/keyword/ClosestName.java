package dev.roledispatcher.classifier.keyword;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known name that somebody probably meant.
final class ClosestName {

  private static final int MOST_EDITS = 3;

  private ClosestName() {}

  /// An advice that begins on its own line, or nothing when no known name is close.
  static String advice(String written, Collection<String> known) {
    return of(written, known).map("\n  Maybe you meant (%s)."::formatted).orElse("");
  }

  private static Optional<String> of(String written, Collection<String> known) {
    int most = Math.min(MOST_EDITS, Math.max(1, written.length() / 2));
    return known.stream()
        .filter(name -> edits(written, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> edits(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The number of letters to insert, delete or replace to get from one name to the other.
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
