package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One task held against one index; for one thread.
///
/// A candidate gets its points either from the entries of the wanted stems or from its own stems,
/// whichever is less to read for all candidates together: the points are the same.
final class Judgement implements Numbering {

  /// The most different stems of a task that count.
  private static final int MOST_STEMS = 200;

  /// What the beginning of a stem is worth, beside a whole one.
  private static final double BEGINNING = 0.4;

  /// What half of the points takes.
  private static final double HALF = 0.25;

  /// About the most entries of the index that are read to find the roles nearest to a task. Counted
  /// are roles and not what removed ones left behind, so that the past decides nothing.
  private static final long MOST_READ = 1_000_000;

  /// How many steps through the stems of a role take as long as reading one entry of the index.
  private static final int STEPS = 3;

  private static final int MEMO_BITS = 10;

  private record Stem(String name, int number, double weight) {

    static final Comparator<Stem> HEAVIEST_FIRST =
        Comparator.comparingDouble(Stem::weight).reversed().thenComparing(Stem::name);
  }

  private final WordIndex index;
  private final Bench bench;
  private final Map<String, Integer> newStems = new HashMap<>();
  private final Points points;
  private final double weight;
  private @Nullable Reading reading;

  /// @param names the different stems of the task
  /// @param byKinship also by what the roles nearest to the task say
  Judgement(WordIndex index, Bench bench, Set<String> names, boolean byKinship) {
    this.index = index;
    this.bench = bench;
    bench.wanted().reset(index.stems() + MOST_STEMS);
    List<Stem> stems = names.stream().limit(MOST_STEMS).map(this::stem).toList();
    double sum = 0;
    for (Stem stem : stems) {
      bench.wanted().add(stem.number(), stem.weight());
      sum += stem.weight();
    }
    weight = sum;
    points = new Points(index, bench.wanted());
    if (byKinship) {
      addKin(stems);
    }
  }

  private Stem stem(String name) {
    int known = index.number(name);
    double whole = index.weight(known);
    return new Stem(
        name,
        known == UNKNOWN ? newNumber(name) : known,
        Words.isBeginning(name) ? BEGINNING * whole : whole);
  }

  private int newNumber(String name) {
    int number = index.stems() + newStems.size();
    newStems.put(name, number);
    return number;
  }

  private void addKin(List<Stem> stems) {
    long[] sums = bench.sums(index.slots());
    long read = 0;
    for (Stem stem : stems.stream().sorted(Stem.HEAVIEST_FIRST).toList()) {
      read += points.roles(stem.number());
      if (read <= MOST_READ) {
        points.add(stem.number(), sums);
      }
    }
    bench.kin().reset(index.stems());
    Kinship.addTo(bench.wanted(), index, sums, bench.kin());
  }

  /// How well each candidate fits, in their order.
  double[] of(List<CandidateView> candidates) {
    double[] relevance = new double[candidates.size()];
    if (weight == 0) {
      return relevance;
    }
    boolean isScanned = points.entries() * STEPS < candidates.size() * index.meanSize();
    long[] sums = new long[0];
    if (isScanned) {
      sums = bench.sums(index.slots());
      points.addAll(sums);
    }
    for (int i = 0; i < relevance.length; i++) {
      CandidateView candidate = candidates.get(i);
      Entry entry = index.find(candidate.roleId(), candidate.version());
      long sum;
      if (entry == null) {
        sum = points.in(read(candidate));
      } else {
        sum = isScanned ? sums[entry.slot()] : points.in(entry.terms());
      }
      double x = Points.value(sum) / weight;
      relevance[i] = x / (x + HALF);
    }
    return relevance;
  }

  private Terms read(CandidateView candidate) {
    if (reading == null) {
      reading = new Reading(this, new WordMemo(MEMO_BITS));
    }
    return reading.of(candidate);
  }

  /// The number of a stem in the index or of one that only the task has.
  @Override
  public int number(String stem) {
    int known = index.number(stem);
    return known == UNKNOWN ? newStems.getOrDefault(stem, UNKNOWN) : known;
  }
}
