package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.stats.ContextStats;
import java.util.concurrent.atomic.LongAdder;

/// What this instance's builder of contexts did and what is not yet part of the statistics.
///
/// Counting costs a few nanoseconds and never waits. Safe to use from any thread.
public final class ContextTally {

  // Only ever added to, and never set back: a sum taken while others add holds each addition or
  // leaves it to the next one, so the difference of two sums neither loses nor doubles any.
  private final LongAdder built = new LongAdder();
  private final LongAdder tokens = new LongAdder();
  private final LongAdder overflows = new LongAdder();
  private final LongAdder cutSections = new LongAdder();
  private final LongAdder droppedSections = new LongAdder();
  private final LongAdder cacheHits = new LongAdder();
  private final LongAdder cacheMisses = new LongAdder();

  private ContextStats drained = ContextStats.NONE;

  /// A context was built.
  ///
  /// @param ofTokens how many it has
  /// @param cut how many of its sections were cut
  /// @param dropped how many were left out
  public void addBuilt(int ofTokens, int cut, int dropped) {
    built.increment();
    tokens.add(requireNatural("tokens", ofTokens));
    cutSections.add(requireNatural("cut sections", cut));
    droppedSections.add(requireNatural("dropped sections", dropped));
  }

  /// A context was not built, because what it must hold did not fit.
  public void addOverflow() {
    overflows.increment();
  }

  /// Texts were counted.
  ///
  /// @param hits those whose tokens were known already
  /// @param misses those that had to be counted
  public void addCounts(long hits, long misses) {
    cacheHits.add(requireNatural("hits", hits));
    cacheMisses.add(requireNatural("misses", misses));
  }

  /// Everything that was ever added, whether it was drained or not.
  public ContextStats total() {
    return new ContextStats(
        built.sum(),
        tokens.sum(),
        overflows.sum(),
        cutSections.sum(),
        droppedSections.sum(),
        cacheHits.sum(),
        cacheMisses.sum());
  }

  /// What was added since it was drained last.
  public synchronized ContextStats drain() {
    ContextStats all = total();
    ContextStats since = minus(all, drained);
    drained = all;
    return since;
  }

  /// Takes back what was drained and could not be recorded: the next one to drain gets it.
  public synchronized void giveBack(ContextStats unrecorded) {
    drained = minus(drained, unrecorded);
  }

  private static ContextStats minus(ContextStats all, ContextStats less) {
    return new ContextStats(
        all.built() - less.built(),
        all.tokens() - less.tokens(),
        all.overflows() - less.overflows(),
        all.cutSections() - less.cutSections(),
        all.droppedSections() - less.droppedSections(),
        all.cacheHits() - less.cacheHits(),
        all.cacheMisses() - less.cacheMisses());
  }

  private static long requireNatural(String what, long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "The %s (%d) to be counted must be 0 or more.".formatted(what, number));
    }
    return number;
  }
}
