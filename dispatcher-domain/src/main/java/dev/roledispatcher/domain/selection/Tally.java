package dev.roledispatcher.domain.selection;

import java.util.EnumMap;
import java.util.Map;

/// Counts who falls out of a search by reason, and remembers the first few of each reason.
///
/// Arrays with a place for each reason, because a whole search takes less time than filling maps.
final class Tally {

  private static final RefusalKind[] KINDS = RefusalKind.values();
  private static final int[] NOBODY = {};
  private static final int[][] NO_REASONS = {};

  private final int mostRemembered;
  private final int[] counts = new int[KINDS.length];
  private final int[] sizes;
  private final int[][] remembered;

  /// @param mostRemembered how many roles are remembered for each reason, 0 or more
  Tally(int mostRemembered) {
    this.mostRemembered = mostRemembered;
    this.sizes = mostRemembered == 0 ? NOBODY : new int[KINDS.length];
    this.remembered = mostRemembered == 0 ? NO_REASONS : new int[KINDS.length][];
  }

  void count(RefusalKind kind, int refused) {
    counts[placeOf(kind)] += refused;
  }

  /// Counts a role that has every required capability, and remembers it.
  void refuse(RefusalKind kind, int slot) {
    count(kind, 1);
    remember(kind, slot);
  }

  /// Remembers a role, unless enough are remembered that fell out for that reason.
  void remember(RefusalKind kind, int slot) {
    if (mostRemembered == 0) {
      return;
    }
    int place = placeOf(kind);
    if (sizes[place] == 0) {
      remembered[place] = new int[mostRemembered];
    }
    if (sizes[place] < mostRemembered) {
      remembered[place][sizes[place]++] = slot;
    }
  }

  /// Shows the remembered roles: who passed more rules came nearer and is shown first.
  void forEachLatestFirst(SlotVisitor visitor) {
    for (int place = sizes.length - 1; place >= 0; place--) {
      for (int i = 0; i < sizes[place]; i++) {
        visitor.visit(remembered[place][i]);
      }
    }
  }

  /// How many fell out, without reasons for which nobody did.
  Map<RefusalKind, Integer> counts() {
    int last = -1;
    int reasons = 0;
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        last = place;
        reasons++;
      }
    }
    // Most searches have one reason at most, for which a map of enums costs more than the search.
    return switch (reasons) {
      case 0 -> Map.of();
      case 1 -> Map.of(KINDS[last], counts[last]);
      default -> all();
    };
  }

  private Map<RefusalKind, Integer> all() {
    Map<RefusalKind, Integer> all = new EnumMap<>(RefusalKind.class);
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        all.put(KINDS[place], counts[place]);
      }
    }
    return all;
  }

  @SuppressWarnings("EnumOrdinal") // The arrays live as long as one search and are never stored.
  private static int placeOf(RefusalKind kind) {
    return kind.ordinal();
  }
}
