package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.classification.RuleId;
import java.time.Instant;

/// One version of a rule, kept for good, so that a decision can be explained by the rule as it was.
///
/// @param rule the rule
/// @param version which version
/// @param change what made this version
/// @param definition what the rule said from then on; for a deletion, what it said last
/// @param at when that was
public record RuleVersion(
    RuleId rule, long version, Change change, RuleDefinition definition, Instant at) {

  /// What makes a version.
  public enum Change {
    /// The rule was made, or made anew after a deletion.
    CREATED,
    /// It was changed.
    CHANGED,
    /// It was deleted.
    DELETED
  }
}
