package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Words count as they do in their text.
final class WordwiseTokenCounterTest {

  private static final long SEED = 7_531;
  private static final int ROUNDS = 10_000;
  private static final List<String> JOINTS = List.of(" ", "\n", "", "  ", " \n", "\n ", ". ", ",");

  @ParameterizedTest
  @EnumSource(TokenEncoding.class)
  void countsWhatTheWholeTextCounts(TokenEncoding encoding) {
    TokenCounter whole = new JtokkitTokenCounter(encoding);
    TokenCounter wordwise = new WordwiseTokenCounter(whole);
    NastyTexts texts = new NastyTexts(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = texts.below(12); i >= 0; i--) {
        text.append(texts.next(3)).append(texts.oneOf(JOINTS));
      }
      assertThat(wordwise.count(text.toString()))
          .as("seed %d, round %d: «%s»", SEED, round, text)
          .isEqualTo(whole.count(text.toString()));
    }
  }

  @Test
  void countsEachWordOnce() {
    List<String> counted = new ArrayList<>();
    TokenCounter counter = new WordwiseTokenCounter(noting(counted));

    assertThat(counter.count("the plan of the team")).isEqualTo(20);
    assertThat(counter.count("of the plan\nof the team")).isEqualTo(23);

    assertThat(counted)
        .containsExactlyInAnyOrder("the", " plan", " of", " the", " team", "of", "\nof");
  }

  @Test
  void countsAHugeWordEachTime() {
    List<String> counted = new ArrayList<>();
    TokenCounter counter = new WordwiseTokenCounter(noting(counted));
    String huge = "a".repeat(1_000);

    counter.count(huge);
    counter.count(huge);

    assertThat(counted).containsExactly(huge, huge);
  }

  @Test
  void countsNothingInNoText() {
    TokenCounter counter =
        new WordwiseTokenCounter(new JtokkitTokenCounter(TokenEncoding.O200K_BASE));
    assertThat(counter.count("")).isZero();
    assertThat(counter.name()).isEqualTo("o200k_base");
    assertThat(counter.method()).isEqualTo(TokenCounter.Method.EXACT);
    assertThat(counter.margin()).isZero();
  }

  /// A counter of characters that notes what it is asked to count.
  private static TokenCounter noting(List<String> counted) {
    return new TokenCounter() {
      @Override
      public int count(String text) {
        counted.add(text);
        return text.length();
      }

      @Override
      public String name() {
        return "characters";
      }

      @Override
      public Method method() {
        return Method.EXACT;
      }

      @Override
      public double margin() {
        return 0;
      }
    };
  }
}
