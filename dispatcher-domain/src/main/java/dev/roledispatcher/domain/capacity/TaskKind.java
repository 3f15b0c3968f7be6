package dev.roledispatcher.domain.capacity;

import dev.roledispatcher.domain.naming.Shown;
import java.util.Locale;

/// What sort of work a task is, as far as there is a limit to how much of it goes on at once; a
/// normalised name: `Data Import`, `data-import` and `DATA_IMPORT` are one.
///
/// @param value lower-case words of `a-z 0-9`, joined by single underscores, 1 to 64 characters
public record TaskKind(String value) implements Comparable<TaskKind> {

  /// The longest name, in characters.
  public static final int MAX_LENGTH = 64;

  public TaskKind {
    String normal = normalised(value);
    if (normal.isEmpty() || normal.length() > MAX_LENGTH || !isPlain(normal)) {
      throw new IllegalArgumentException(
          "The kind (%s) of a task must be 1 to %d characters of A-Z a-z 0-9 beside spaces, '-' and '_'."
              .formatted(Shown.shortened(value), MAX_LENGTH));
    }
    value = normal;
  }

  private static String normalised(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean gap = false;
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == ' ' || c == '-' || c == '_') {
        gap = true;
      } else {
        if (gap && !normal.isEmpty()) {
          normal.append('_');
        }
        gap = false;
        normal.append(c);
      }
    }
    return normal.toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(TaskKind other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
