package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// The counters there are, one for each family of models.
///
/// Safe to call from any thread, as often as wanted. Never fails: a model that nobody knows gets an
/// estimate, and its counter says so. Models of one family get the very same counter, so that what
/// was counted for one is remembered for all of them.
public interface TokenCounters {

  /// The counter for a model.
  ///
  /// @param model the model's name as a role or a request gives it, for instance `gpt-4o-mini` or
  ///   `anthropic/claude-sonnet-4`; null or blank: the configured default
  TokenCounter of(@Nullable String model);
}
