package dev.roledispatcher.domain.stats;

/// What the builder of contexts has done.
///
/// @param built contexts that were built
/// @param tokens the tokens of all of them together
/// @param overflows contexts that were not built, because what they must hold did not fit
/// @param cutSections sections that were cut to fit
/// @param droppedSections sections that were left out
/// @param cacheHits texts whose tokens were known already
/// @param cacheMisses texts that were counted
public record ContextStats(
    long built,
    long tokens,
    long overflows,
    long cutSections,
    long droppedSections,
    long cacheHits,
    long cacheMisses) {

  /// Nothing was built.
  public static final ContextStats NONE = new ContextStats(0, 0, 0, 0, 0, 0, 0);

  /// The mean tokens of a context; 0 when none was built.
  public double meanTokens() {
    return built == 0 ? 0 : (double) tokens / built;
  }

  /// Both together.
  public ContextStats plus(ContextStats other) {
    return new ContextStats(
        built + other.built,
        tokens + other.tokens,
        overflows + other.overflows,
        cutSections + other.cutSections,
        droppedSections + other.droppedSections,
        cacheHits + other.cacheHits,
        cacheMisses + other.cacheMisses);
  }
}
