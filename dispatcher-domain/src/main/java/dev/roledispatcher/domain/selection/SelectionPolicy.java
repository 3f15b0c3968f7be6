package dev.roledispatcher.domain.selection;

/// How much of a search is ranked, recorded and named.
///
/// @param version names the policy in decision records
/// @param mostRanked eligible roles handed to the selector at most, 1 to 10,000; beyond it the best
///   by exact type, load, idle time and id are taken
/// @param mostRecorded ranked roles kept in a decision record, 1 to 1,000
/// @param mostRefusalsNamed refused roles named with all their reasons, 0 to 1,000
public record SelectionPolicy(
    String version, int mostRanked, int mostRecorded, int mostRefusalsNamed) {

  /// What holds when nothing is configured.
  public static final SelectionPolicy DEFAULT = new SelectionPolicy("1", 1_000, 50, 20);

  public SelectionPolicy {
    requireBetween("mostRanked", mostRanked, 1, 10_000);
    requireBetween("mostRecorded", mostRecorded, 1, 1_000);
    requireBetween("mostRefusalsNamed", mostRefusalsNamed, 0, 1_000);
  }

  private static void requireBetween(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "The %s (%d) of a selection policy must be %d to %d."
              .formatted(what, value, least, most));
    }
  }
}
