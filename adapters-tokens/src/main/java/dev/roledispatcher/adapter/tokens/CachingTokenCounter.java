package dev.roledispatcher.adapter.tokens;

import dev.roledispatcher.domain.context.TokenCounter;

/// Remembers the counts of texts that come again, such as the description of a role or a skill, in
/// a memory of its own or one that it shares: see [CountCache]. Safe to use from any thread.
public final class CachingTokenCounter implements TokenCounter {

  private final TokenCounter counter;
  private final CountCache cache;

  /// A counter that remembers what another one counted.
  ///
  /// @param counter the other one; counters of one name that share a memory must count the same
  /// @param cache the memory
  public CachingTokenCounter(TokenCounter counter, CountCache cache) {
    this.counter = counter;
    this.cache = cache;
  }

  /// A counter with a memory of its own.
  ///
  /// @param mostCharacters how many characters of texts are kept, 1,024 or more
  public CachingTokenCounter(TokenCounter counter, int mostCharacters) {
    this(counter, new CountCache(mostCharacters));
  }

  @Override
  public int count(String text) {
    return cache.count(counter, text);
  }

  @Override
  public String name() {
    return counter.name();
  }

  @Override
  public Method method() {
    return counter.method();
  }

  @Override
  public double margin() {
    return counter.margin();
  }

  /// How many counts were found in its memory, since the start, whoever shares it.
  public long hits() {
    return cache.hits();
  }

  /// How many counts were missing there of texts that may be kept, likewise.
  public long misses() {
    return cache.misses();
  }
}
