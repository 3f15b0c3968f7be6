package dev.roledispatcher.server;

import dev.roledispatcher.adapter.tokens.CountCache;
import dev.roledispatcher.application.service.ContextTally;
import jakarta.inject.Singleton;

/// Tells the statistics of contexts how the memory of token counts was used since the last time.
@Singleton
final class TokenCacheCounts {

  private final CountCache cache;
  private final ContextTally tally;
  private long hitsTold;
  private long missesTold;

  TokenCacheCounts(CountCache cache, ContextTally tally) {
    this.cache = cache;
    this.tally = tally;
  }

  synchronized void tell() {
    long hits = cache.hits();
    long misses = cache.misses();
    tally.addCounts(hits - hitsTold, misses - missesTold);
    hitsTold = hits;
    missesTold = misses;
  }
}
