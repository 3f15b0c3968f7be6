package dev.roledispatcher.selector.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// What the task did not say but its best roles do: the stems that the roles nearest to a task have
/// in common, weighted by how near each of them is (pseudo relevance feedback).
///
/// A task of ten words shares few of them with the role it belongs to; the roles that share most
/// supply the rest of the vocabulary. Drawn from all roles of the index, so that it does not depend
/// on who is a candidate.
final class Kinship {

  /// How many roles are asked.
  private static final int ROLES = 20;

  /// How many stems are taken over.
  private static final int STEMS = 150;

  /// About how many entries of the index are read for them, so that large registries take no
  /// longer.
  private static final long MOST_READ = 200_000;

  /// How fast a role counts less the further it is behind the best.
  private static final double SHARPNESS = 3.5;

  private record Near(Entry entry, double sum) {

    /// The nearest last.
    static final Comparator<Near> FURTHEST_FIRST =
        Comparator.comparingDouble(Near::sum)
            .thenComparing(near -> near.entry().roleId(), Comparator.reverseOrder());
  }

  private Kinship() {}

  /// The stems with their weights, the heaviest first.
  ///
  /// @param sums what each role has of the words of the task, by slot
  static Wanted of(WordIndex index, double[] sums) {
    List<Near> nearest = nearest(index, sums);
    Map<Integer, Double> shares = new HashMap<>();
    Saturation saturation = index.saturation();
    double all = 0;
    for (Near near : nearest) {
      double counts = Math.exp(SHARPNESS * (near.sum() - nearest.getFirst().sum()));
      all += counts;
      Entry entry = near.entry();
      for (int i = 0; i < entry.size(); i++) {
        if (!Words.isBeginning(index.name(entry.stem(i)))) {
          double share = counts * saturation.share(entry.countAt(i), entry.length());
          shares.merge(entry.stem(i), share, Double::sum);
        }
      }
    }
    List<Wanted.Stem> stems = new ArrayList<>(shares.size());
    for (Map.Entry<Integer, Double> share : shares.entrySet()) {
      int number = share.getKey();
      double weight = share.getValue() / all * index.weight(index.name(number));
      stems.add(new Wanted.Stem(index.name(number), number, weight));
    }
    stems.sort(
        Comparator.comparingDouble(Wanted.Stem::weight)
            .reversed()
            .thenComparing(Wanted.Stem::name));
    return new Wanted(index, stems.subList(0, affordable(index, stems)));
  }

  private static int affordable(WordIndex index, List<Wanted.Stem> stems) {
    int taken = 0;
    long read = 0;
    while (taken < Math.min(STEMS, stems.size()) && read < MOST_READ) {
      read += index.postings(stems.get(taken).number()).roles();
      taken++;
    }
    return taken;
  }

  private static List<Near> nearest(WordIndex index, double[] sums) {
    PriorityQueue<Near> nearest = new PriorityQueue<>(ROLES + 1, Near.FURTHEST_FIRST);
    for (int slot = 0; slot < sums.length; slot++) {
      Near furthest = nearest.peek();
      if (sums[slot] > 0
          && (nearest.size() < ROLES || (furthest != null && sums[slot] >= furthest.sum()))) {
        Entry entry = index.entry(slot);
        if (entry != null) {
          nearest.add(new Near(entry, sums[slot]));
          if (nearest.size() > ROLES) {
            nearest.poll();
          }
        }
      }
    }
    return nearest.stream().sorted(Near.FURTHEST_FIRST.reversed()).toList();
  }
}
