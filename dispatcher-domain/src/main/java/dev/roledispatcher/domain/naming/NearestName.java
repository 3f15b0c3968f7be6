package dev.roledispatcher.domain.naming;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the known name that a mistyped or unknown one most likely means.
///
/// Likeness is the better of two views: how few letters differ (optimal string alignment distance
/// over the length of the longer name) and how many words are shared (words are split at anything
/// but letters and digits).
public final class NearestName {

  /// Below this likeness a name is a different word and no slip of the fingers.
  private static final double SLIP = 0.6;

  /// Longer names are not compared letter by letter, so that a hostile name costs nothing.
  private static final int LONGEST_COMPARED = 256;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NearestName() {}

  /// The known name a slip of the fingers away, for "did you mean"; empty when none is that near.
  public static Optional<String> slipOf(String name, Collection<String> known) {
    return best(name, known, SLIP);
  }

  /// The nearest known name, however far, as long as they have anything in common.
  public static Optional<String> nearest(String name, Collection<String> known) {
    return best(name, known, Double.MIN_VALUE);
  }

  private static Optional<String> best(String name, Collection<String> known, double atLeast) {
    String best = null;
    double bestLikeness = 0;
    for (String candidate : known) {
      double likeness = likeness(name, candidate);
      boolean better =
          likeness > bestLikeness
              || (likeness == bestLikeness && best != null && candidate.compareTo(best) < 0);
      if (likeness >= atLeast && better) {
        best = candidate;
        bestLikeness = likeness;
      }
    }
    return Optional.ofNullable(best);
  }

  static double likeness(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    if (left.length() > LONGEST_COMPARED || right.length() > LONGEST_COMPARED) {
      return 0;
    }
    int longer = Math.max(left.length(), right.length());
    double letters = longer == 0 ? 1 : 1 - (double) distance(left, right) / longer;
    return Math.max(letters, sharedWords(left, right));
  }

  private static double sharedWords(String a, String b) {
    Set<String> left = words(a);
    Set<String> right = words(b);
    int all = left.size() + right.size();
    left.retainAll(right);
    return all == 0 ? 0 : 2.0 * left.size() / all;
  }

  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(name, -1)));
    words.remove("");
    return words;
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one name into the other.
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
