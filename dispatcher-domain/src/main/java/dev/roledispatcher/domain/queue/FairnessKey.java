package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.naming.Shown;
import java.util.List;

/// Between whom a lane is shared fairly: a tenant, a team, a project. Tasks that name none share
/// [#NONE].
///
/// @param value at most 128 characters without control characters, not blank; empty for none
public record FairnessKey(String value) implements Comparable<FairnessKey> {

  /// The longest key, in characters.
  public static final int MAX_LENGTH = 128;

  /// The key of the tasks that name none.
  public static final FairnessKey NONE = new FairnessKey("");

  public FairnessKey {
    boolean isBlank = !value.isEmpty() && value.isBlank();
    if (isBlank || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The fairness key (%s) must be at most %d characters without control characters and not blank."
              .formatted(Shown.shortened(value), MAX_LENGTH));
    }
  }

  /// The key that a field of a task's metadata holds: a text, stripped, a number or a boolean;
  /// [#NONE] when the field is absent, null or blank.
  ///
  /// @throws IllegalArgumentException when the value makes no key, a list or map among them
  public static FairnessKey in(Attributes metadata, String field) {
    return switch (metadata.get(field)) {
      case null -> NONE;
      case String text -> new FairnessKey(text.strip());
      case Number number -> new FairnessKey(number.toString());
      case Boolean flag -> new FairnessKey(flag.toString());
      case Object other ->
          throw new IllegalArgumentException(
              "The metadata field (%s) is the fairness key of the task and must be a text, not a %s."
                  .formatted(field, other instanceof List ? "list" : "map"));
    };
  }

  /// By characters.
  @Override
  public int compareTo(FairnessKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
