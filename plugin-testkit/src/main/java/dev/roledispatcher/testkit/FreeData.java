package dev.roledispatcher.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies of the free data of a task: text, numbers, booleans, null, and lists and maps of these.
final class FreeData {

  private FreeData() {}

  /// A deep copy that nobody can change.
  ///
  /// @throws IllegalArgumentException when the value holds anything that is no free data
  static @Nullable Object frozen(@Nullable Object value) {
    return copy(value, true);
  }

  /// A deep copy that anybody can change.
  static Map<String, @Nullable Object> loose(Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    data.forEach((key, value) -> copy.put(key, copy(value, false)));
    return copy;
  }

  /// Frozen data with one more entry.
  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> data, String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(data);
    copy.put(key, frozen(value));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copy(@Nullable Object value, boolean frozen) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(copy(element, frozen));
      }
      return frozen ? Collections.unmodifiableList(copy) : copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(entry.getKey(), copy(entry.getValue(), frozen));
      }
      return frozen ? Collections.unmodifiableMap(copy) : copy;
    }
    throw new IllegalArgumentException(
        "The value (%s) must be text, a number, a boolean, null, or a list or map of these."
            .formatted(value));
  }
}
