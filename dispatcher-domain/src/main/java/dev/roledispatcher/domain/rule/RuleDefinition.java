package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.classification.TaskClassification;

/// What people say of a rule when they make or change it.
///
/// @param name what people call it; not blank, at most 200 characters
/// @param description why there is such a rule; may be empty, at most 2,000 characters
/// @param condition which tasks fit it
/// @param classification who should do those
/// @param priority the rule with the highest is asked first; ties by id
/// @param enabled false keeps it from deciding
public record RuleDefinition(
    String name,
    String description,
    RuleCondition condition,
    TaskClassification classification,
    int priority,
    boolean enabled) {

  /// The longest name, in characters.
  public static final int MAX_NAME = 200;

  /// The longest description, in characters.
  public static final int MAX_DESCRIPTION = 2_000;

  /// The priority of a rule that names none.
  public static final int USUAL_PRIORITY = 100;

  public RuleDefinition {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "The name of a rule must have 1 to %d characters and not be blank.".formatted(MAX_NAME));
    }
    if (description.length() > MAX_DESCRIPTION) {
      throw new IllegalArgumentException(
          "The description (%d characters) of a rule must be at most %d characters."
              .formatted(description.length(), MAX_DESCRIPTION));
    }
  }
}
