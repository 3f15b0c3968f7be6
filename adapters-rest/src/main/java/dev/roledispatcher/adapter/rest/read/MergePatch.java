package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// The algorithm of RFC 7386: fields of the patch replace those of the target, null removes.
final class MergePatch {

  private MergePatch() {}

  /// The fields of a thing with a patch applied, at the place of the patch; null when the patch is
  /// no object, which is noted.
  ///
  /// @param current every field that a patch can change, whether it has a value or not
  static @Nullable JsonValue merged(JsonValue patch, ObjectNode current) {
    if (!(patch.node() instanceof ObjectNode changes)) {
      patch.fault("The patch must be an object.");
      return null;
    }
    ObjectNode merged = apply(current, changes);
    for (String name : (Iterable<String>) changes::fieldNames) {
      if (!current.has(name)) {
        // Also where it says null, so that a slip of the fingers does not go unnoticed.
        merged.set(name, changes.get(name));
      }
    }
    return new JsonValue(merged, patch.pointer(), patch.violations());
  }

  /// The target with the patch applied; neither is changed.
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (patch instanceof ObjectNode changes) {
      return apply(target instanceof ObjectNode object ? object : Json.object(), changes);
    }
    return patch.deepCopy();
  }

  /// The target with the patch applied; neither is changed.
  static ObjectNode apply(ObjectNode target, ObjectNode changes) {
    ObjectNode merged = target.deepCopy();
    changes
        .properties()
        .forEach(change -> {
          String name = change.getKey();
          if (change.getValue().isNull()) {
            merged.remove(name);
          } else {
            merged.set(name, apply(merged.path(name), change.getValue()));
          }
        });
    return merged;
  }
}
