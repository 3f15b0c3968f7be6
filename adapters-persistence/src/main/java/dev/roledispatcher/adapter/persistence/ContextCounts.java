package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.stats.ContextStats;
import java.util.Map;
import java.util.TreeMap;

/// What builders of contexts did, as totals under keys.
final class ContextCounts {

  private static final String BUILT = "BUILT";
  private static final String TOKENS = "TOKENS";
  private static final String OVERFLOWS = "OVERFLOWS";
  private static final String CUT = "CUT_SECTIONS";
  private static final String DROPPED = "DROPPED_SECTIONS";
  private static final String HITS = "CACHE_HITS";
  private static final String MISSES = "CACHE_MISSES";

  private ContextCounts() {}

  /// The totals that are not 0, in the order of their keys.
  static Map<String, Long> of(ContextStats stats) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put(BUILT, stats.built());
    counts.put(TOKENS, stats.tokens());
    counts.put(OVERFLOWS, stats.overflows());
    counts.put(CUT, stats.cutSections());
    counts.put(DROPPED, stats.droppedSections());
    counts.put(HITS, stats.cacheHits());
    counts.put(MISSES, stats.cacheMisses());
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /// What totals say.
  static ContextStats from(Map<String, Long> counts) {
    return new ContextStats(
        counts.getOrDefault(BUILT, 0L),
        counts.getOrDefault(TOKENS, 0L),
        counts.getOrDefault(OVERFLOWS, 0L),
        counts.getOrDefault(CUT, 0L),
        counts.getOrDefault(DROPPED, 0L),
        counts.getOrDefault(HITS, 0L),
        counts.getOrDefault(MISSES, 0L));
  }
}
