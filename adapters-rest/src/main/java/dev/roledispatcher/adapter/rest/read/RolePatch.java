package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.view.RoleView;
import dev.roledispatcher.application.port.in.KeepPresence.RolePresence;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.role.RoleProfile;
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
  public RolePatch withoutRepetitions(RegisteredRole current, RolePresence presence) {
    return new RolePatch(Repetitions.leftOut(patch, RoleView.role(current, presence), READ_ONLY));
  }

  /// The profile with the patch applied.
  ///
  /// @throws DispatchException E13003 with every violation
  public RoleProfile apply(RoleProfile current) {
    return Verdict.of(patch.value(), value -> merged(value, RoleView.profile(current)))
        .orInvalidRole();
  }

  private static @Nullable RoleProfile merged(JsonValue value, ObjectNode current) {
    JsonValue merged = MergePatch.merged(value, current);
    return merged == null ? null : profile(merged);
  }

  private static @Nullable RoleProfile profile(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    READ_ONLY.forEach(name -> refuse(fields, name));
    return RoleReader.profile(value, fields);
  }

  private static void refuse(JsonFields fields, String name) {
    fields.refuse(name, "The field '%s' cannot be changed.".formatted(name));
  }
}
