package dev.roledispatcher.domain.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which budgets there are.
final class TokenBudgetTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, TokenBudget.MOST + 1})
  void refusesBudgetsThatHoldNothingOrEverything(int tokens) {
    assertThatThrownBy(() -> new TokenBudget(tokens))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + tokens + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8_000, TokenBudget.MOST})
  void takesBudgetsInBetween(int tokens) {
    assertThat(new TokenBudget(tokens).tokens()).isEqualTo(tokens);
  }
}
