package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CandidateView;
import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RoleView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// How well the words of a task fit each role, from 0 (no word in common) towards 1.
///
/// Of the stems t of the task and a role r it takes `s = Σ weight(t) · share(t, r)` (see
/// [WordIndex#weight] and [Saturation]), for tasks that ask for no capability also over the stems
/// that [Kinship] adds, and gives `x / (x + ¼)` with `x = s / Σ weight(t)` over the stems of the
/// task alone. It never depends on who else is a candidate.
///
/// Safe to use from any thread: rankings run side by side, and wait while one role is replaced.
final class TextRelevance {

  /// The most words read of a task; what comes after them is not looked at.
  private static final int MOST_WORDS = 1_000;

  /// The most different stems of a task that count.
  private static final int MOST_STEMS = 200;

  /// What half of the points takes.
  private static final double HALF = 0.25;

  /// About how many comparisons it takes to find a stem in a role.
  private static final int SEARCH = 8;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private WordIndex index = new WordIndex();

  /// Takes over what changed; one caller at a time.
  void follow(RegistryChange change) {
    if (change.isComplete()) {
      WordIndex complete = new WordIndex();
      for (RoleView role : change.changed()) {
        requireTime();
        complete.put(role.roleId(), role.version(), RoleWords.of(role));
      }
      replace(complete);
    } else {
      change.removed().forEach(this::remove);
      change.changed().forEach(this::put);
      if (index.isMostlyEmpty()) {
        replace(index.compacted());
      }
    }
  }

  private static void requireTime() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PluginException("Reading the roles took too long.");
    }
  }

  private void replace(WordIndex next) {
    lock.writeLock().lock();
    try {
      index = next;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void put(RoleView role) {
    requireTime();
    RoleWords words = RoleWords.of(role);
    lock.writeLock().lock();
    try {
      index.put(role.roleId(), role.version(), words);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void remove(String roleId) {
    lock.writeLock().lock();
    try {
      index.remove(roleId);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// How well each candidate fits, in their order.
  ///
  /// @param byKinship also by what the roles nearest to the task say
  double[] of(String task, List<CandidateView> candidates, boolean byKinship) {
    Set<String> stems = new LinkedHashSet<>(Words.of(task, MOST_WORDS));
    lock.readLock().lock();
    try {
      return new Judgement(index, stems, byKinship, candidates.size()).of(candidates);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// One task held against the index as it is.
  private static final class Judgement {

    private final WordIndex index;
    private final List<Wanted> wanted = new ArrayList<>(2);
    private final double weight;
    private final double[] sums;
    private final boolean scanned;

    Judgement(WordIndex index, Set<String> names, boolean byKinship, int candidates) {
      this.index = index;
      List<Wanted.Stem> stems = new ArrayList<>(names.size());
      for (String name : names) {
        if (stems.size() < MOST_STEMS) {
          int number = index.numberOf(name);
          stems.add(new Wanted.Stem(name, number, index.weight(name)));
        }
      }
      Wanted own = new Wanted(index, stems);
      wanted.add(own);
      weight = own.weight();
      scanned = byKinship || own.entries() < (long) candidates * own.size() * SEARCH;
      sums = new double[scanned ? index.slots() : 0];
      if (scanned) {
        own.addTo(sums);
      }
      if (byKinship) {
        Wanted kin = Kinship.of(index, sums);
        wanted.add(kin);
        kin.addTo(sums);
      }
    }

    double[] of(List<CandidateView> candidates) {
      double[] relevance = new double[candidates.size()];
      for (int i = 0; i < relevance.length && weight > 0; i++) {
        double x = sum(candidates.get(i)) / weight;
        relevance[i] = x / (x + HALF);
      }
      return relevance;
    }

    private double sum(CandidateView candidate) {
      int slot = index.slotOf(candidate.roleId(), candidate.version());
      Entry entry = slot < 0 ? null : index.entry(slot);
      if (entry == null) {
        RoleWords words = RoleWords.of(candidate);
        return wanted.stream().mapToDouble(some -> some.in(words)).reduce(0, Double::sum);
      }
      return scanned ? sums[slot] : wanted.getFirst().in(entry);
    }
  }
}
