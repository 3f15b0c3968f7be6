package dev.roledispatcher.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roledispatcher.domain.context.Memo;
import java.util.function.Supplier;

/// Remembers what was prepared for contexts, bounded by the characters it holds; what stays is a
/// matter of how often it comes. What has a key of more than an eighth of that is not kept. Threads
/// that ask for one thing at once make it once. Safe to use from any thread.
public final class CaffeineMemo implements Memo {

  /// A share of the memory that is enough for any one key.
  private static final int SHARES = 8;

  /// What an entry costs beside its characters, in characters.
  private static final int OVERHEAD = 128;

  private final int largest;
  private final Cache<Object, Object> values;

  /// An empty memo.
  ///
  /// @param mostCharacters how many characters of keys and values are kept, 1,024 or more
  public CaffeineMemo(int mostCharacters) {
    if (mostCharacters < 1_024) {
      throw new IllegalArgumentException(
          "The characters (%d) that a memo keeps must be at least 1024.".formatted(mostCharacters));
    }
    this.largest = mostCharacters / SHARES;
    this.values =
        Caffeine.newBuilder()
            .maximumWeight(mostCharacters)
            .weigher((Object key, Object value) -> weightOf(key) + weightOf(value) + OVERHEAD)
            // What is too much goes at once, on the thread that added it, and not some time later.
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  @Override
  @SuppressWarnings("unchecked") // A key always stands for the same kind of value.
  public <V> V of(Object key, Supplier<V> make) {
    return weightOf(key) > largest ? make.get() : (V) values.get(key, _ -> make.get());
  }

  /// How many values were found in it, since the start.
  public long hits() {
    return values.stats().hitCount();
  }

  /// How many values had to be made, since the start.
  public long misses() {
    return values.stats().missCount();
  }

  private static int weightOf(Object thing) {
    return thing instanceof Sized sized ? Math.min(sized.characters(), Integer.MAX_VALUE / 4) : 0;
  }
}
