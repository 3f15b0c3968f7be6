package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.role.RoleProfile;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7386) of a role: a pure function from one profile to the next.
public final class RolePatch {

  private final JsonDocument patch;

  /// The patch that a body is.
  public RolePatch(JsonDocument patch) {
    this.patch = patch;
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
    refuse(fields, "role_id");
    RoleReader.SET_BY_DISPATCHER.forEach(name -> refuse(fields, name));
    return RoleReader.profile(value, fields);
  }

  private static void refuse(JsonFields fields, String name) {
    fields.refuse(name, "The field '%s' cannot be changed.".formatted(name));
  }
}
