package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.domain.context.TokenBudget;
import java.time.Duration;

/// What can be set about the HTTP face.
///
/// @param usualBudget the token budget of requests that name none
/// @param retryAfter when clients are asked to come back where waiting helps; more than zero
public record RestSettings(TokenBudget usualBudget, Duration retryAfter) {

  /// What holds when nothing is configured.
  public static final RestSettings DEFAULT =
      new RestSettings(TokenBudget.DEFAULT, Duration.ofSeconds(5));

  public RestSettings {
    if (retryAfter.isNegative() || retryAfter.isZero()) {
      throw new IllegalArgumentException(
          "The time after which to come back (%s) must be more than zero.".formatted(retryAfter));
    }
  }
}
