package dev.roledispatcher.domain.context;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many tokens a context may have.
///
/// @param tokens for the context and the answer together, 1 to 10,000,000
/// @param reserve how many of them are kept free for the answer, 0 or more and fewer than all
/// @param sections how many single sections may have at most, 1 or more each; sections that are not
///   named share what there is
public record TokenBudget(int tokens, int reserve, Map<SectionName, Integer> sections) {

  /// What a request without a budget gets, unless configured otherwise.
  public static final TokenBudget DEFAULT = new TokenBudget(8_000);

  /// The largest budget.
  public static final int MOST = 10_000_000;

  public TokenBudget {
    if (tokens < 1 || tokens > MOST) {
      throw new IllegalArgumentException(
          "The token budget (%d) must be 1 to %d.".formatted(tokens, MOST));
    }
    if (reserve < 0 || reserve >= tokens) {
      throw new IllegalArgumentException(
          "The reserve (%d) for the answer must be 0 or more and less than the token budget (%d)."
              .formatted(reserve, tokens));
    }
    Map<SectionName, Integer> copy = new EnumMap<>(SectionName.class);
    copy.putAll(sections);
    copy.forEach((name, most) -> {
      if (most < 1 || most > MOST) {
        throw new IllegalArgumentException(
            "The budget (%d) of the section %s must be 1 to %d tokens."
                .formatted(most, name, MOST));
      }
    });
    sections = Collections.unmodifiableMap(copy);
  }

  /// A budget without a reserve and without limits of single sections.
  public TokenBudget(int tokens) {
    this(tokens, 0, Map.of());
  }

  /// What the context may have: all but the reserve.
  public int forContext() {
    return tokens - reserve;
  }
}
