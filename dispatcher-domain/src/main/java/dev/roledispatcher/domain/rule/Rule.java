package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.classification.RuleId;
import java.time.Instant;
import java.util.Comparator;

/// A rule as it is kept: it says who should do the tasks that fit it.
///
/// @param id names it
/// @param definition what people say of it
/// @param version grows by one with every change, from 1; goes on where it was after a deletion
/// @param createdAt when it was made
/// @param updatedAt when it was changed last
public record Rule(
    RuleId id, RuleDefinition definition, long version, Instant createdAt, Instant updatedAt) {

  /// The most rules there can be.
  public static final int MOST = 1_000;

  /// The order in which rules are asked: the highest priority first, ties by id.
  static final Comparator<Rule> ORDER =
      Comparator.comparingInt((Rule rule) -> rule.definition().priority())
          .reversed()
          .thenComparing(Rule::id);

  public Rule {
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of rule (%s) must be at least 1.".formatted(version, id));
    }
  }
}
