package dev.roledispatcher.domain.context;

/// How many tokens a context may have.
///
/// @param tokens 1 to 10,000,000
public record TokenBudget(int tokens) {

  /// What a request without a budget gets, unless configured otherwise.
  public static final TokenBudget DEFAULT = new TokenBudget(8_000);

  /// The largest budget.
  public static final int MOST = 10_000_000;

  public TokenBudget {
    if (tokens < 1 || tokens > MOST) {
      throw new IllegalArgumentException(
          "The token budget (%d) must be 1 to %d.".formatted(tokens, MOST));
    }
  }
}
