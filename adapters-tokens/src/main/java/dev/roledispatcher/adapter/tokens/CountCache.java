package dev.roledispatcher.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.roledispatcher.domain.context.TokenCounter;
import java.util.Comparator;

/// The memory that counters share: what each of them counted, by the text itself.
///
/// Bounded by the characters it holds, those of all counters together; which texts stay is a matter
/// of how often they come. Texts of more than an eighth of that are counted and not kept. Threads
/// that ask one counter for one text at once make one count. Safe to use from any thread.
public final class CountCache {

  /// A share of the memory that is enough for any one text.
  private static final int SHARES = 8;

  /// What an entry costs beside its characters, in characters.
  private static final int OVERHEAD = 64;

  private final int longest;
  private final Cache<Counted, Integer> counts;

  /// An empty memory.
  ///
  /// @param mostCharacters how many characters of texts are kept, 1,024 or more
  public CountCache(int mostCharacters) {
    if (mostCharacters < 1_024) {
      throw new IllegalArgumentException(
          "The characters (%d) that a token cache keeps must be at least 1024."
              .formatted(mostCharacters));
    }
    this.longest = mostCharacters / SHARES;
    this.counts =
        Caffeine.newBuilder()
            .maximumWeight(mostCharacters)
            .weigher((Counted counted, Integer _) -> counted.text().length() + OVERHEAD)
            // What is too much goes at once: to wake another thread for it would cost more.
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  /// How many counts were found, since the start.
  public long hits() {
    return stats().hitCount();
  }

  /// How many counts had to be made of texts that may be kept, since the start.
  public long misses() {
    return stats().missCount();
  }

  /// The remembered count of a text, or a new one.
  int count(TokenCounter counter, String text) {
    return text.length() > longest
        ? counter.count(text)
        : counts.get(new Counted(counter.name(), text), _ -> counter.count(text));
  }

  private CacheStats stats() {
    return counts.stats();
  }

  /// A text and who counted it. The text keeps its hash; and because texts of one hash are easy to
  /// make, entries have an order, by which the table under the cache finds one among many of them.
  ///
  /// @param counter the name of the counter
  /// @param text the text
  private record Counted(String counter, String text) implements Comparable<Counted> {

    private static final Comparator<Counted> ORDER =
        Comparator.comparing(Counted::text).thenComparing(Counted::counter);

    @Override
    public int compareTo(Counted other) {
      return ORDER.compare(this, other);
    }
  }
}
