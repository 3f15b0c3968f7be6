package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.attribute.Attributes;
import java.util.Optional;

/// What keeps tasks together: tasks of one key are best done by the role that had the last one.
public final class AffinityKey {

  /// A longer value is no key.
  public static final int LONGEST = 256;

  private AffinityKey() {}

  /// The key among the metadata of a task: a text that is not blank, a number, or true or false, of
  /// at most [#LONGEST] characters; empty when there is none.
  ///
  /// @param field the metadatum that holds it
  public static Optional<String> of(Attributes metadata, String field) {
    Object value = metadata.get(field);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value.toString()).filter(key -> !key.isBlank() && key.length() <= LONGEST)
        : Optional.empty();
  }
}
