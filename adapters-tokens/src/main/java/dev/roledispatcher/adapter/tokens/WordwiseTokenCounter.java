package dev.roledispatcher.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roledispatcher.domain.context.TokenCounter;

/// Counts a text as the sum of its words and remembers those: a text may be new, most of its words
/// are not.
///
/// The text is cut only where the encodings always begin a new token. They first split a text by a
/// pattern in which nothing that is not space is followed by space in one piece, except that
/// punctuation takes the line ends after it along. So a new piece begins at every space after
/// something visible, and at every line end after a letter or digit; and nothing before such a
/// place depends on what comes after it. Safe to use from any thread.
final class WordwiseTokenCounter implements TokenCounter {

  /// A longer one is counted each time.
  private static final int LONGEST_WORD = 48;

  private static final int MOST_WORDS = 50_000;

  private final TokenCounter counter;
  private final Cache<String, Integer> words;

  /// A counter that remembers the words another one counted.
  ///
  /// @param counter one of the encodings of [TokenEncoding]
  WordwiseTokenCounter(TokenCounter counter) {
    this.counter = counter;
    this.words =
        Caffeine.newBuilder()
            .maximumWeight(MOST_WORDS)
            .weigher((String word, Integer count) -> 1)
            // What is too much goes at once: to wake another thread for it would cost more.
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  @Override
  public int count(String text) {
    int sum = 0;
    int from = 0;
    for (int i = 1; i < text.length(); i++) {
      if (isCut(text.charAt(i - 1), text.charAt(i))) {
        sum += word(text.substring(from, i));
        from = i;
      }
    }
    return sum + word(text.substring(from));
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

  private int word(String word) {
    return word.length() > LONGEST_WORD ? counter.count(word) : words.get(word, counter::count);
  }

  private static boolean isCut(char before, char c) {
    return switch (c) {
      case ' ' -> before > ' ' && before < 0x7F;
      case '\n' -> isLetterOrDigit(before);
      default -> false;
    };
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
