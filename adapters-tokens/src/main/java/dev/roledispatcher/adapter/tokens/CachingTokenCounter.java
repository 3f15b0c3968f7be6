package dev.roledispatcher.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.roledispatcher.domain.context.TokenCounter;

/// Remembers the counts of texts that come again, such as the description of a role or a skill.
///
/// Bounded by the characters it holds; which texts stay is a matter of how often they come. Texts
/// of more than an eighth of that are counted and not kept. Threads that ask for one text at once
/// make one count. Safe to use from any thread.
public final class CachingTokenCounter implements TokenCounter {

  /// A share of the memory that is enough for any one text.
  private static final int SHARES = 8;

  /// What an entry costs beside its characters, in characters.
  private static final int OVERHEAD = 64;

  private final TokenCounter counter;
  private final int longest;
  private final Cache<String, Integer> counts;

  /// A counter that remembers what another one counted.
  ///
  /// @param mostCharacters how many characters of texts are kept, 1,024 or more
  public CachingTokenCounter(TokenCounter counter, int mostCharacters) {
    if (mostCharacters < 1_024) {
      throw new IllegalArgumentException(
          "The characters (%d) that a token cache keeps must be at least 1024."
              .formatted(mostCharacters));
    }
    this.counter = counter;
    this.longest = mostCharacters / SHARES;
    this.counts =
        Caffeine.newBuilder()
            .maximumWeight(mostCharacters)
            .weigher((String text, Integer _) -> text.length() + OVERHEAD)
            .recordStats()
            .build();
  }

  @Override
  public int count(String text) {
    return text.length() > longest ? counter.count(text) : counts.get(text, counter::count);
  }

  @Override
  public String name() {
    return counter.name();
  }

  @Override
  public Method method() {
    return counter.method();
  }

  /// How many counts were found, since the start.
  public long hits() {
    return stats().hitCount();
  }

  /// How many counts had to be made of texts that may be kept, since the start.
  public long misses() {
    return stats().missCount();
  }

  private CacheStats stats() {
    return counts.stats();
  }
}
