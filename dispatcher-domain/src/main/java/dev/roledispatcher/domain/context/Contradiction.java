package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.RoleId;

/// A constraint that has two values in contexts that were to become one.
///
/// @param constraint its name
/// @param first the role of the one context
/// @param firstValue what it says there
/// @param second the role of the other context
/// @param secondValue what it says there
public record Contradiction(
    String constraint, RoleId first, String firstValue, RoleId second, String secondValue) {

  /// The contradiction in a sentence.
  public String sentence() {
    return "The constraint (%s) is %s for the role (%s) and %s for the role (%s)."
        .formatted(constraint, firstValue, first, secondValue, second);
  }
}
