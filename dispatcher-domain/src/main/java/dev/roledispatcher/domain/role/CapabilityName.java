package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.naming.Shown;
import java.util.Locale;

/// The name of something a role can do, normalised: `Code Review`, `code-review` and `CODE_REVIEW`
/// are one.
///
/// @param value lower-case words joined by single underscores, 1 to 128 characters
public record CapabilityName(String value) implements Comparable<CapabilityName> {

  /// The longest name, in characters.
  public static final int MAX_LENGTH = 128;

  public CapabilityName {
    String normal = normalised(value);
    if (normal.isEmpty() || normal.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The capability (%s) must have 1 to %d characters beside spaces, '-' and '_'."
              .formatted(Shown.shortened(value), MAX_LENGTH));
    }
    for (int i = 0; i < normal.length(); i++) {
      if (Character.isISOControl(normal.charAt(i))) {
        throw new IllegalArgumentException(
            "The capability (%s) must not contain control characters."
                .formatted(Shown.shortened(value)));
      }
    }
    value = normal;
  }

  private static String normalised(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    boolean gap = false;
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == '_' || c == '-' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
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

  @Override
  public int compareTo(CapabilityName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
