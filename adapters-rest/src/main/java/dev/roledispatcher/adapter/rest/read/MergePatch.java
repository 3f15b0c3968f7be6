package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;

/// The algorithm of RFC 7386: fields of the patch replace those of the target, null removes.
final class MergePatch {

  private MergePatch() {}

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
