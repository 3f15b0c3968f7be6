package dev.roledispatcher.selector.builtin;

import java.util.List;

/// Weighted stems that roles are held against, always added up in the same order, so that the same
/// role gets the same sum by whatever way.
final class Wanted {

  /// One stem with its weight.
  ///
  /// @param number its number in the index; −1 when no role ever had it
  record Stem(String name, int number, double weight) {}

  private final WordIndex index;
  private final Saturation saturation;
  private final List<Stem> stems;

  Wanted(WordIndex index, List<Stem> stems) {
    this.index = index;
    this.saturation = index.saturation();
    this.stems = List.copyOf(stems);
  }

  /// The sum of the weights.
  double weight() {
    double sum = 0;
    for (Stem stem : stems) {
      sum += stem.weight();
    }
    return sum;
  }

  /// How many stems there are.
  int size() {
    return stems.size();
  }

  /// How many entries of the index [#addTo] reads.
  long entries() {
    long entries = 0;
    for (Stem stem : stems) {
      entries += stem.number() < 0 ? 0 : index.postings(stem.number()).size();
    }
    return entries;
  }

  /// Adds what every role of the index has of them.
  ///
  /// @param sums by slot
  void addTo(double[] sums) {
    for (Stem stem : stems) {
      if (stem.number() >= 0) {
        Postings found = index.postings(stem.number());
        for (int entry = 0; entry < found.size(); entry++) {
          int slot = found.slot(entry);
          sums[slot] += stem.weight() * saturation.share(found.count(entry), index.length(slot));
        }
      }
    }
  }

  /// What a role of the index has of them.
  double in(Entry entry) {
    double sum = 0;
    for (Stem stem : stems) {
      int count = stem.number() < 0 ? 0 : entry.count(stem.number());
      if (count > 0) {
        sum += stem.weight() * saturation.share(count, entry.length());
      }
    }
    return sum;
  }

  /// What any other role has of them.
  double in(RoleWords words) {
    double sum = 0;
    for (Stem stem : stems) {
      int count = words.count(stem.name());
      if (count > 0) {
        sum += stem.weight() * saturation.share(count, words.length());
      }
    }
    return sum;
  }
}
