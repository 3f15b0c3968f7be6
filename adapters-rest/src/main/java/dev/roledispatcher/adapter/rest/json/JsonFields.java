package dev.roledispatcher.adapter.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonValue.Reading;
import dev.roledispatcher.domain.naming.Shown;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cursor on the fields of one object: remembers which were asked for, so that [#close] can tell
/// which ones nobody knows. For one thread.
public final class JsonFields {

  private final ObjectNode object;
  private final String pointer;
  private final Violations violations;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, String> refused = new LinkedHashMap<>();

  JsonFields(ObjectNode object, String pointer, Violations violations) {
    this.object = object;
    this.pointer = pointer;
    this.violations = violations;
  }

  /// Reads a field that must be there.
  public <T> @Nullable T required(String name, Reading<T> reading) {
    known.add(name);
    JsonValue value = value(name);
    if (value == null) {
      violations.add(
          Pointers.field(pointer, name), "The field '%s' must be given.".formatted(name));
      return null;
    }
    return reading.read(value);
  }

  /// Reads a field that may be absent or null; gives null then.
  public <T> @Nullable T optional(String name, Reading<T> reading) {
    known.add(name);
    JsonValue value = value(name);
    return value == null ? null : reading.read(value);
  }

  /// Reads a field that may be absent or null; gives the default then, and when it is faulty.
  public <T> T optional(String name, Reading<T> reading, T otherwise) {
    T read = optional(name, reading);
    return read == null ? otherwise : read;
  }

  /// Names a field that must not be given, and says why.
  public JsonFields refuse(String name, String message) {
    refused.put(name, message);
    return this;
  }

  /// Notes every field that nobody asked for.
  public void close() {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          String why = refused.get(name);
          if (why != null) {
            violations.add(Pointers.field(pointer, name), why);
          } else if (!known.contains(name)) {
            violations.add(
                Pointers.field(pointer, name),
                "The field '%s' is unknown.%s"
                    .formatted(Shown.shortened(name), JsonValue.slip(name, known)));
          }
        });
  }

  /// The cursor on a field; null when it is absent or null.
  private @Nullable JsonValue value(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull()
        ? null
        : new JsonValue(node, Pointers.field(pointer, name), violations);
  }
}
