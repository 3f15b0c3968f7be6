package dev.roledispatcher.domain.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Watches the starts of a lane for the bound of fair shares: over any time in which two keys are
/// both backlogged, their services by weight differ by at most `c_max (1/w_i + 1/w_j)`.
///
/// Knows nothing of virtual time.
final class FairShareWatch {

  private static final double ROUNDING = 1e-6;

  private final double costliest;
  private final Map<FairnessKey, Double> backlogged = new HashMap<>();
  private final List<Race> races = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();

  /// How far one key is ahead of another since both are backlogged, and the least and most it was.
  private static final class Race {
    private final FairnessKey one;
    private final FairnessKey other;
    private final double bound;
    private double lead;
    private double least;
    private double most;

    Race(FairnessKey one, FairnessKey other, double bound) {
      this.one = one;
      this.other = other;
      this.bound = bound;
    }

    boolean isOf(FairnessKey key) {
      return one.equals(key) || other.equals(key);
    }

    void served(FairnessKey key, double service) {
      lead += one.equals(key) ? service : -service;
      least = Math.min(least, lead);
      most = Math.max(most, lead);
    }

    boolean isBroken() {
      return most - least > bound + ROUNDING;
    }

    @Override
    public String toString() {
      return "%s and %s differ by %s, more than %s".formatted(one, other, most - least, bound);
    }
  }

  FairShareWatch(double costliest) {
    this.costliest = costliest;
  }

  /// From now on a key has something to start, or nothing.
  void backlogged(FairnessKey key, double weight, boolean isBacklogged) {
    if (isBacklogged == backlogged.containsKey(key)) {
      return;
    }
    if (isBacklogged) {
      backlogged.forEach(
          (other, its) -> races.add(new Race(key, other, costliest * (1 / weight + 1 / its))));
      backlogged.put(key, weight);
    } else {
      backlogged.remove(key);
      races.removeIf(race -> race.isOf(key));
    }
  }

  /// A task of a key that is backlogged has started.
  void started(FairnessKey key, double cost) {
    Double weight = backlogged.get(key);
    if (weight == null) {
      breaches.add("%s started without having anything to start".formatted(key));
      return;
    }
    for (Race race : races) {
      if (race.isOf(key)) {
        race.served(key, cost / weight);
        if (race.isBroken()) {
          breaches.add(race.toString());
        }
      }
    }
  }

  List<String> breaches() {
    return breaches;
  }
}
