package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.naming.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a value is in free data: `customer.tier`, or a JSON pointer (RFC 6901) such as
/// `/customer/tier`.
///
/// A path with dots names the field that is called just so, if there is one, and else leads from
/// field to field. A pointer is for names that hold dots further down, and for items of lists.
///
/// @param text the path, 1 to 200 characters
public record FieldPath(String text) {

  /// The longest path, in characters.
  public static final int MAX_LENGTH = 200;

  private static final String POINTER = "/";

  public FieldPath {
    if (text.isBlank() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The path (%s) of a field must have 1 to %d characters and not be blank."
              .formatted(Shown.shortened(text), MAX_LENGTH));
    }
    if (text.startsWith(POINTER) && text.replace("~0", "").replace("~1", "").contains("~")) {
      throw new IllegalArgumentException(
          "The pointer (%s) must write '~' as '~0' and '/' in a name as '~1'."
              .formatted(Shown.shortened(text)));
    }
  }

  /// The value there; null when there is none.
  @Nullable Object in(Attributes data) {
    boolean pointer = text.startsWith(POINTER);
    if (!pointer && data.values().containsKey(text)) {
      return data.get(text);
    }
    Object value = data.values();
    for (String step : pointer ? pointerSteps() : Arrays.asList(text.split("\\.", -1))) {
      value = inside(value, step, pointer);
    }
    return value;
  }

  private List<String> pointerSteps() {
    return Arrays.stream(text.substring(POINTER.length()).split(POINTER, -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static @Nullable Object inside(@Nullable Object value, String step, boolean pointer) {
    if (value instanceof Map<?, ?> map) {
      return map.get(step);
    }
    if (pointer && value instanceof List<?> list && step.matches("0|[1-9][0-9]{0,8}")) {
      int index = Integer.parseInt(step);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }
}
