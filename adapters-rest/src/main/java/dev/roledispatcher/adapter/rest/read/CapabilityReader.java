package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.task.Requirement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads capabilities, of a role or asked for by a task: a name, or an object with a name. For one
/// list, of which each name may stand once.
final class CapabilityReader {

  private final Set<CapabilityName> seen = new HashSet<>();

  /// A capability of a role: `"code_review"` or `{"name":"code_review","level":4}`.
  @Nullable Capability ofRole(JsonValue value) {
    if (value.node().isTextual()) {
      CapabilityName name = name(value);
      return name == null ? null : Capability.of(name);
    }
    JsonFields fields = objectOf(value);
    if (fields == null) {
      return null;
    }
    CapabilityName name = fields.required("name", this::name);
    Proficiency level = fields.optional("level", CapabilityReader::level);
    fields.close();
    return name == null ? null : new Capability(name, level);
  }

  /// A capability a task asks for: `"code_review"` or
  /// `{"name":"code_review","min_level":3,"kind":"required"}`.
  @Nullable Requirement ofTask(JsonValue value) {
    if (value.node().isTextual()) {
      CapabilityName name = name(value);
      return name == null ? null : Requirement.of(name);
    }
    JsonFields fields = objectOf(value);
    if (fields == null) {
      return null;
    }
    CapabilityName name = fields.required("name", this::name);
    Proficiency level = fields.optional("min_level", CapabilityReader::level, Proficiency.LOWEST);
    Requirement.Kind kind =
        fields.optional(
            "kind", field -> field.oneOf(Requirement.Kind.class), Requirement.Kind.REQUIRED);
    Duration expiresAfter = fields.optional("expires_after", TermsReader::expiry);
    fields.close();
    return name == null ? null : new Requirement(name, level, kind, expiresAfter);
  }

  private static @Nullable JsonFields objectOf(JsonValue value) {
    if (value.node().isObject()) {
      return value.fields();
    }
    value.fault("The capability must be text, or an object with a name.");
    return null;
  }

  private @Nullable CapabilityName name(JsonValue value) {
    CapabilityName name = value.text(CapabilityName::new);
    if (name != null && !seen.add(name)) {
      value.fault(
          "The capability (%s) must be listed once; case, spaces, '-' and '_' make no difference."
              .formatted(name));
      return null;
    }
    return name;
  }

  private static @Nullable Proficiency level(JsonValue value) {
    return value.integer(Proficiency::new);
  }
}
