package dev.roledispatcher.adapter.tokens;

import dev.roledispatcher.domain.context.TokenCounter;

/// Estimates for models whose vocabulary is not at hand: what another counter counts and a margin
/// on it. Never less than that count. Safe to use from any thread if the other one is.
///
/// @param base the other counter, an exact one
/// @param raise the margin
record EstimatingTokenCounter(TokenCounter base, Margin raise) implements TokenCounter {

  @Override
  public int count(String text) {
    return raise.raise(base.count(text));
  }

  @Override
  public String name() {
    return "%s+%s".formatted(base.name(), raise);
  }

  @Override
  public Method method() {
    return Method.ESTIMATE;
  }

  @Override
  public double margin() {
    return raise.share();
  }
}
