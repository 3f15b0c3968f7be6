package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.TokenCounter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is counted.
final class JtokkitTokenCounterTest {

  private static final int LONGEST_TASK = 32 * 1024;

  @Test
  void countsAsTheModelsDo() {
    TokenCounter newer = new JtokkitTokenCounter(TokenEncoding.O200K_BASE);
    TokenCounter older = new JtokkitTokenCounter(TokenEncoding.CL100K_BASE);
    assertThat(newer.count("")).isZero();
    assertThat(newer.count("hello world")).isEqualTo(2);
    assertThat(older.count("tiktoken is great!")).isEqualTo(6);
    assertThat(older.count("お誕生日おめでとう")).isEqualTo(9);
    assertThat(newer.count("お誕生日おめでとう")).isEqualTo(8);
    assertThat(newer.method()).isEqualTo(TokenCounter.Method.EXACT);
  }

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void takesSpecialTokensInATextForText(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    assertThat(counter.count("<|endoftext|>")).isEqualTo(7);
    assertThat(counter.count("a<|endofprompt|>b<|fim_middle|>")).isGreaterThan(7);
  }

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void countsHalfASurrogatePair(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    for (String text : List.of("\ud83d", "\ude00", "a\ud83d b", "\ude00\ud83d", "\ud83d\n\n# x")) {
      assertThat(counter.count(text)).isBetween(1, 3 * text.length());
    }
    assertThat(counter.count("a\ud83d😀\ude00")).isEqualTo(counter.count("a\ufffd😀\ufffd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A", " ", "\n", "7", "!", "/", "😀", "漢", "\u0301", "\ud83d", "ab", "\n/"})
  void countsALongestTaskOfOneThing(String thing) {
    String text = thing.repeat(LONGEST_TASK / thing.getBytes(StandardCharsets.UTF_8).length);
    for (TokenEncoding encoding : TokenEncoding.values()) {
      assertThat(new JtokkitTokenCounter(encoding).count(text)).isBetween(100, 3 * text.length());
    }
  }

  @Test
  void countsTheSameOnManyThreads() {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(TokenEncoding.O200K_BASE);
    List<String> texts =
        IntStream.range(0, 200).mapToObj(seed -> new NastyTexts(seed).next(100)).toList();
    assertThat(texts.parallelStream().map(counter::count).toList())
        .isEqualTo(texts.stream().map(counter::count).toList());
  }

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void isNamedAfterItsEncoding(TokenEncoding encoding) {
    JtokkitTokenCounter counter = new JtokkitTokenCounter(encoding);
    counter.warmUp();
    assertThat(TokenEncoding.named(counter.name())).isEqualTo(encoding);
  }

  @Test
  void namesTheEncodingsThereAreWhenItKnowsNoneOfThatName() {
    assertThatThrownBy(() -> TokenEncoding.named("gpt-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(gpt-2)")
        .hasMessageContaining("o200k_base, cl100k_base");
  }
}
