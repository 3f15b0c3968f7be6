package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.attribute.Attributes;
import java.util.List;

/// The work a role is known to do: its metadatum `known_work`, a text or a list of texts. Anything
/// else there is no known work.
final class KnownWork {

  static final String KEY = "known_work";

  private KnownWork() {}

  static List<String> of(Attributes metadata) {
    return switch (metadata.get(KEY)) {
      case String statement -> List.of(statement);
      case List<?> statements ->
          statements.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
