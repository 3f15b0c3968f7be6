package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is remembered.
final class CachingTokenCounterTest {

  private final CharacterCounter characters = new CharacterCounter();
  private final CachingTokenCounter cache = new CachingTokenCounter(characters, 4_096);

  @Test
  void countsATextOnceThatComesAgain() {
    assertThat(cache.count("ccc")).isEqualTo(3);
    assertThat(cache.count("c".repeat(3))).isEqualTo(3);
    assertThat(characters.calls).hasValue(1);
    assertThat(cache.hits()).isEqualTo(1);
    assertThat(cache.misses()).isEqualTo(1);
  }

  @Test
  void tellsTextsApartThatHaveTheSameHash() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    TokenCounter tokens =
        new CachingTokenCounter(new JtokkitTokenCounter(TokenEncoding.O200K_BASE), 4_096);
    assertThat(tokens.count("AaAaBB")).isEqualTo(plain("AaAaBB"));
    assertThat(tokens.count("BBBBAa")).isEqualTo(plain("BBBBAa"));
  }

  @Test
  void doesNotKeepATextThatWouldFillIt() {
    cache.count("x".repeat(1_000));
    cache.count("x".repeat(1_000));
    assertThat(characters.calls).hasValue(2);
    assertThat(cache.misses()).isZero();
  }

  @Test
  void countsRightWhenManyTextsPassThrough() {
    NastyTexts texts = new NastyTexts(7);
    for (int i = 0; i < 2_000; i++) {
      String text = texts.next(10);
      assertThat(cache.count(text)).isEqualTo(text.length());
    }
  }

  @Test
  void goesByTheNameOfTheCounterBehindIt() {
    assertThat(cache.name()).isEqualTo("characters");
    assertThat(cache.method()).isEqualTo(TokenCounter.Method.ESTIMATE);
    assertThat(cache.margin()).isEqualTo(0.5);
  }

  @Test
  void refusesASizeThatHoldsNothing() {
    assertThatThrownBy(() -> new CachingTokenCounter(characters, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(10)");
  }

  private static int plain(String text) {
    return new JtokkitTokenCounter(TokenEncoding.O200K_BASE).count(text);
  }

  private static final class CharacterCounter implements TokenCounter {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public int count(String text) {
      calls.incrementAndGet();
      return text.length();
    }

    @Override
    public String name() {
      return "characters";
    }

    @Override
    public Method method() {
      return Method.ESTIMATE;
    }

    @Override
    public double margin() {
      return 0.5;
    }
  }
}
