package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Violations;
import java.time.Instant;
import java.util.List;

/// Fields of a patch that no patch changes, where they say what is so anyway: clients send back
/// what they got.
final class Repetitions {

  private Repetitions() {}

  /// The patch without those of the fields that repeat what is so.
  ///
  /// @param current the thing to be changed, as clients see it
  /// @param readOnly the fields that no patch changes
  static JsonDocument leftOut(JsonDocument patch, ObjectNode current, List<String> readOnly) {
    if (!(patch.root() instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode left = changes.deepCopy();
    readOnly.stream()
        .filter(changes::has)
        .filter(name -> says(current.path(name), changes.path(name)))
        .forEach(left::remove);
    return new JsonDocument(left, patch.faults());
  }

  private static boolean says(JsonNode current, JsonNode given) {
    if (current.isObject() && given.isObject()) {
      return given.properties().stream()
          .allMatch(field -> says(current.path(field.getKey()), field.getValue()));
    }
    if (current.isNumber() && given.isNumber()) {
      return current.decimalValue().compareTo(given.decimalValue()) == 0;
    }
    return current.equals(given) || sameTime(current, given);
  }

  private static boolean sameTime(JsonNode current, JsonNode given) {
    Instant time = new JsonValue(current, "", new Violations()).time();
    return time != null && time.equals(new JsonValue(given, "", new Violations()).time());
  }
}
