package dev.roledispatcher.domain.context;

/// Counts the tokens of a text, the way a family of models does.
///
/// Safe to call from any thread. Counting is additive at section borders: for a text that ends in a
/// blank line and a text that starts with `#`, the count of both together is the sum of their
/// counts. [ContextAssembler] relies on it.
public interface TokenCounter {

  /// The tokens of a text, 0 or more.
  int count(String text);

  /// The name of the encoding, for instance `o200k_base`.
  String name();

  /// Whether the count is exact or an estimate.
  Method method();

  /// How a count comes about.
  enum Method {
    /// The tokens a model would see, one by one.
    EXACT,
    /// A calculation with a margin.
    ESTIMATE
  }
}
