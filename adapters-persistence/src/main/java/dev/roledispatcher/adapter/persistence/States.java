package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.domain.task.TaskState;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Pieces of SQL that follow the domain.
final class States {

  /// The states of tasks that are still open, as a list.
  static final String OPEN = list(true);

  /// The states of tasks that have ended, as a list.
  static final String ENDED = list(false);

  private States() {}

  /// An instant as text of ISO 8601.
  static String isoInstant(String expression) {
    return "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
        .formatted(expression);
  }

  private static String list(boolean open) {
    return Arrays.stream(TaskState.values())
        .filter(state -> state.isOpen() == open)
        .map(state -> "'" + state.name() + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
