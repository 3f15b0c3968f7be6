package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Free-form data as JSON text with sorted keys: the same data always give the same bytes.
final class CanonicalText {

  private CanonicalText() {}

  static String of(Attributes attributes) {
    StringBuilder out = new StringBuilder();
    map(out, attributes.values());
    return out.toString();
  }

  static String ofValue(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    value(out, value);
    return out.toString();
  }

  private static void value(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> map(out, map);
      case List<?> list -> list(out, list);
      case String text -> quoted(out, text);
      default -> out.append(value);
    }
  }

  private static void map(StringBuilder out, Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    out.append('{');
    String separator = "";
    for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
      out.append(separator);
      separator = ", ";
      quoted(out, entry.getKey());
      out.append(": ");
      value(out, entry.getValue());
    }
    out.append('}');
  }

  private static void list(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      separator = ", ";
      value(out, element);
    }
    out.append(']');
  }

  private static void quoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
