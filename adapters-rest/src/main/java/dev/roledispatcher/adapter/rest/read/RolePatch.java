package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Violations;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.role.RoleProfile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7386) of a role: a pure function from one profile to the next.
public final class RolePatch {

  private static final List<String> READ_ONLY =
      Stream.concat(Stream.of("role_id"), RoleReader.SET_BY_DISPATCHER.stream()).toList();

  private final JsonDocument patch;

  /// The patch that a body is.
  public RolePatch(JsonDocument patch) {
    this.patch = patch;
  }

  /// True when the patch names fields that no patch changes; it may repeat what they say.
  public boolean namesReadOnly() {
    return READ_ONLY.stream().anyMatch(patch.root()::has);
  }

  /// The patch without the read-only fields that say what is so anyway: clients send back what they
  /// got.
  public RolePatch withoutRepetitions(RegisteredRole current) {
    if (!(patch.root() instanceof ObjectNode changes)) {
      return this;
    }
    ObjectNode role = RoleView.role(current);
    ObjectNode left = changes.deepCopy();
    READ_ONLY.stream()
        .filter(changes::has)
        .filter(name -> says(role.path(name), changes.path(name)))
        .forEach(left::remove);
    return new RolePatch(new JsonDocument(left, patch.faults()));
  }

  /// The profile with the patch applied.
  ///
  /// @throws DispatchException E13003 with every violation
  public RoleProfile apply(RoleProfile current) {
    return Verdict.of(patch.value(), value -> merged(value, RoleView.profile(current)))
        .orInvalidRole();
  }

  private static @Nullable RoleProfile merged(JsonValue value, ObjectNode current) {
    if (!(value.node() instanceof ObjectNode changes)) {
      value.fault("The patch must be an object.");
      return null;
    }
    ObjectNode merged = MergePatch.apply(current, changes);
    for (String name : (Iterable<String>) changes::fieldNames) {
      if (!current.has(name)) {
        // Also where it says null, so that a slip of the fingers does not go unnoticed.
        merged.set(name, changes.get(name));
      }
    }
    return profile(new JsonValue(merged, value.pointer(), value.violations()));
  }

  private static @Nullable RoleProfile profile(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    READ_ONLY.forEach(name -> refuse(fields, name));
    return RoleReader.profile(value, fields);
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

  private static void refuse(JsonFields fields, String name) {
    fields.refuse(name, "The field '%s' cannot be changed.".formatted(name));
  }
}
