package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What an estimate promises.
final class EstimatingTokenCounterTest {

  private static final long SEED = 413;
  private static final int ROUNDS = 500;

  private final TokenCounter base = new JtokkitTokenCounter(TokenEncoding.O200K_BASE);

  @Test
  void isNeverBelowTheCountItIsBasedOn() {
    NastyTexts texts = new NastyTexts(SEED);
    Random margins = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      TokenCounter estimate = estimate(margins.nextInt(2_000));
      String text = texts.next(60);
      int count = base.count(text);
      assertThat(estimate.count(text))
          .as("seed %d, round %d, %s: «%s»", SEED, round, estimate.name(), text)
          .isBetween(count, (int) Math.ceil(count * (1 + estimate.margin()) + 1e-6));
    }
  }

  @Test
  void estimatesSectionsAtNoLessThanTheirWhole() {
    NastyTexts texts = new NastyTexts(SEED + 1);
    Random margins = new Random(SEED + 1);
    int less = 0;
    for (int round = 0; round < ROUNDS; round++) {
      TokenCounter estimate = estimate(margins.nextInt(2_000));
      List<String> sections = new ArrayList<>();
      for (int i = texts.below(7); i >= 0; i--) {
        sections.add("# " + texts.next(40) + "\n\n");
      }
      int sum = sections.stream().mapToInt(estimate::count).sum();
      int whole = estimate.count(String.join("", sections));
      assertThat(whole)
          .as("seed %d, round %d, %s: %s", SEED + 1, round, estimate.name(), sections)
          .isBetween(sum - sections.size() + 1, sum);
      less += whole < sum ? 1 : 0;
    }
    assertThat(less).isPositive();
  }

  @Test
  void raisesToTheTokenAndNotBeyond() {
    assertThat(new Margin(100).raise(10)).isEqualTo(11);
    assertThat(new Margin(100).raise(30)).isEqualTo(33);
    assertThat(new Margin(100).raise(31)).isEqualTo(35);
    assertThat(new Margin(0).raise(31)).isEqualTo(31);
    assertThat(new Margin(10_000).raise(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void refusesAMarginOutOfRange() {
    for (int thousandths : new int[] {-1, 10_001}) {
      assertThatThrownBy(() -> new Margin(thousandths))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(%d thousandths)".formatted(thousandths));
    }
  }

  @Test
  void isNamedAfterItsBaseAndMargin() {
    assertThat(estimate(200).name()).isEqualTo("o200k_base+20%");
    assertThat(estimate(1_005).name()).isEqualTo("o200k_base+100.5%");
    assertThat(estimate(0).name()).isEqualTo("o200k_base+0%");
    assertThat(estimate(125).margin()).isEqualTo(0.125);
    assertThat(estimate(125).method()).isEqualTo(TokenCounter.Method.ESTIMATE);
  }

  private TokenCounter estimate(int thousandths) {
    return new EstimatingTokenCounter(base, new Margin(thousandths));
  }
}
