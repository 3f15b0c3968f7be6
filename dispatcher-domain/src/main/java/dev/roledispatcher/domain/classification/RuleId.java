package dev.roledispatcher.domain.classification;

import dev.roledispatcher.domain.naming.IdSyntax;

/// Names a classification rule.
///
/// @param value see [IdSyntax]
public record RuleId(String value) implements Comparable<RuleId> {

  public RuleId {
    IdSyntax.require("rule", value);
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
