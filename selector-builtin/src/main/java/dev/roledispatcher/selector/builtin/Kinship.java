package dev.roledispatcher.selector.builtin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  /// How many stems are taken over; more only when several weigh as much as the last.
  private static final int STEMS = 150;

  /// How fast a role counts less the further it is behind the best.
  private static final double SHARPNESS = 3.5;

  private record Near(Entry entry, long points) {

    static final Comparator<Near> FURTHEST_FIRST =
        Comparator.comparingLong(Near::points)
            .thenComparing(near -> near.entry().roleId(), Comparator.reverseOrder());
  }

  private Kinship() {}

  /// Adds the weights of the stems to those that are wanted.
  ///
  /// @param sums what each role has of the words of the task, by slot
  /// @param shares to work with, empty
  static void addTo(Amounts wanted, WordIndex index, long[] sums, Amounts shares) {
    List<Near> nearest = nearest(index, sums);
    Saturation saturation = index.saturation();
    double all = 0;
    for (Near near : nearest) {
      long behind = nearest.getFirst().points() - near.points();
      double counts = Math.exp(-SHARPNESS * Points.value(behind));
      all += counts;
      Terms terms = near.entry().terms();
      double half = saturation.half(terms.length());
      for (int i = 0; i < terms.whole(); i++) {
        int term = terms.at(i);
        shares.add(Terms.number(term), counts * Saturation.share(Terms.count(term), half));
      }
    }
    double[] weights = new double[shares.size()];
    for (int i = 0; i < weights.length; i++) {
      int stem = shares.number(i);
      weights[i] = shares.get(stem) / all * index.weight(stem);
    }
    double least = least(weights);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] >= least) {
        wanted.add(shares.number(i), weights[i]);
      }
    }
  }

  /// What a stem must weigh; equal ones stay together, so that their numbers decide nothing.
  private static double least(double[] weights) {
    if (weights.length <= STEMS) {
      return 0;
    }
    double[] ascending = weights.clone();
    Arrays.sort(ascending);
    return ascending[ascending.length - STEMS];
  }

  private static List<Near> nearest(WordIndex index, long[] sums) {
    PriorityQueue<Near> nearest = new PriorityQueue<>(ROLES + 1, Near.FURTHEST_FIRST);
    long least = 1;
    for (int slot = 0; slot < index.slots(); slot++) {
      if (sums[slot] >= least && !index.entry(slot).isGone()) {
        nearest.add(new Near(index.entry(slot), sums[slot]));
        if (nearest.size() > ROLES) {
          nearest.remove();
          least = nearest.element().points();
        }
      }
    }
    return nearest.stream().sorted(Near.FURTHEST_FIRST.reversed()).toList();
  }
}
