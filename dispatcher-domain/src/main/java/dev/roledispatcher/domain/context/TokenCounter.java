package dev.roledispatcher.domain.context;

/// Counts the tokens of a text, the way a family of models does.
///
/// Safe to call from any thread. Counting is additive at section borders, which are where a text
/// ends in a blank line and the next one starts with `#`:
///
/// - [Method#EXACT]: the count of sections joined is the sum of their counts;
/// - [Method#ESTIMATE]: it is at most that sum, and for each border at most one token less, because
///   each estimate is rounded up by itself.
///
/// So [ContextAssembler] may rely on this: sections whose counts together keep to a budget keep to
/// it joined as well, in any order. And where it needs the count of the whole text itself, the sum
/// is that only for an exact counter. Nothing is promised for other borders, nor that a text counts
/// at least as much as a part of it.
public interface TokenCounter {

  /// The tokens of a text, 0 or more.
  int count(String text);

  /// The name of the encoding, for instance `o200k_base`; of an estimate the one it is based on and
  /// its margin, for instance `o200k_base+25%`. Counters of one name count the same.
  String name();

  /// Whether the count is exact or an estimate.
  Method method();

  /// By how much an estimate is raised above the count it is based on, as a share of that count:
  /// 0.25 makes 125 of 100. 0 or more; 0 when the count is exact. It is for safety and was chosen,
  /// not measured: a text may take more tokens than its estimate.
  double margin();

  /// How a count comes about.
  enum Method {
    /// The tokens a model would see, one by one.
    EXACT,
    /// The count of another family of models, raised by a margin.
    ESTIMATE
  }
}
