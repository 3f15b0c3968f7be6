package dev.roledispatcher.adapter.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roledispatcher.domain.dispatch.Violation;
import java.util.List;

/// A body that could be read as JSON, and what is wrong with it whatever it means.
///
/// @param root the whole of it
/// @param faults duplicate fields, text that cannot be stored and numbers out of range
public record JsonDocument(JsonNode root, List<Violation> faults) {

  public JsonDocument {
    faults = List.copyOf(faults);
  }

  /// The document an empty body stands for where a body may be left out: an object without fields.
  public static JsonDocument empty() {
    return new JsonDocument(Json.object(), List.of());
  }

  /// A cursor on the whole document that knows the faults found so far.
  public JsonValue value() {
    Violations violations = new Violations();
    faults.forEach(violations::add);
    return new JsonValue(root, "", violations);
  }

  /// A cursor on one item of an array of the document, with a list of violations of its own.
  ///
  /// @param pointer where the item is
  public JsonValue item(JsonNode item, String pointer) {
    Violations violations = new Violations();
    faults.stream()
        .filter(fault -> Pointers.isWithin(fault.pointer(), pointer))
        .forEach(violations::add);
    return new JsonValue(item, pointer, violations);
  }

  /// The faults outside the items of an array of the document.
  ///
  /// @param array where the array is
  public List<Violation> faultsOutside(String array) {
    return faults.stream().filter(fault -> !fault.pointer().startsWith(array + "/")).toList();
  }
}
