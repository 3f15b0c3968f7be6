package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.ManageRoles.NewRole;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure.InvalidRole;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads roles to register.
public final class RoleReader {

  /// The fields that tell which role it is and what became of it.
  static final List<String> SET_BY_DISPATCHER =
      List.of("version", "created_at", "updated_at", "load", "presence");

  /// The one id whose path leads elsewhere.
  private static final String TAKEN = "stats";

  private RoleReader() {}

  /// The role that a body is.
  ///
  /// @throws DispatchException E13003 with every violation
  public static NewRole read(JsonDocument body) {
    return Verdict.of(body.value(), RoleReader::role).orInvalidRole();
  }

  /// The roles of a batch, each read alone.
  ///
  /// @throws DispatchException E13003 when the batch as such cannot be read
  public static List<BatchItem<NewRole>> readAll(JsonDocument body) {
    return new BatchReader<>("roles", "/role_id", RoleReader::role, InvalidRole::new)
        .read(body)
        .orInvalidRole();
  }

  private static @Nullable NewRole role(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    RoleId id = fields.optional("role_id", field -> field.text(RoleReader::newId));
    for (String ours : SET_BY_DISPATCHER) {
      fields.refuse(ours, "The field '%s' is set by the dispatcher; leave it out.".formatted(ours));
    }
    RoleProfile profile = profile(value, fields);
    return profile == null ? null : new NewRole(id, profile);
  }

  /// Reads what people say of a role, and closes the cursor.
  static @Nullable RoleProfile profile(JsonValue role, JsonFields fields) {
    String name = fields.required("name", RoleReader::name);
    String description = fields.optional("description", RoleReader::description, "");
    RoleType type = fields.required("role_type", field -> field.oneOf(RoleType.class));
    List<Capability> capabilities =
        fields.optional("capabilities", RoleReader::capabilities, List.of());
    List<SkillUse> skills = fields.optional("skills", RoleReader::skills, List.of());
    List<String> examples = fields.optional("examples", RoleReader::examples, List.of());
    Constraints constraints =
        fields.optional("constraints", RoleReader::constraints, Constraints.none());
    Engagement engagement =
        fields.optional("engagement", EngagementReader::engagement, Engagement.DEFAULT);
    boolean draining = fields.optional("is_draining", JsonValue::flag, false);
    boolean active = fields.optional("is_active", JsonValue::flag, true);
    Attributes metadata = fields.optional("metadata", JsonValue::data, Attributes.none());
    fields.close();
    if (name == null || type == null) {
      return null;
    }
    return role.made(
        name,
        text ->
            new RoleProfile(
                text,
                description,
                type,
                capabilities,
                skills,
                examples,
                constraints,
                EngagementReader.withDraining(engagement, draining),
                active,
                metadata));
  }

  private static RoleId newId(String id) {
    if (id.equals(TAKEN)) {
      throw new IllegalArgumentException(
          "The role id (%s) must be another: under that name the registry is read in numbers."
              .formatted(id));
    }
    return new RoleId(id);
  }

  private static @Nullable String name(JsonValue value) {
    String name = value.text(RoleProfile.MAX_NAME);
    if (name != null && name.isBlank()) {
      value.fault("The name of a role must not be blank.");
      return null;
    }
    return name;
  }

  private static @Nullable String description(JsonValue value) {
    String text = value.text();
    if (text == null) {
      return null;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > RoleProfile.MAX_DESCRIPTION_BYTES) {
      value.fault(
          "The description (%d bytes) of a role must be at most %d bytes (32 KiB) of UTF-8."
              .formatted(bytes, RoleProfile.MAX_DESCRIPTION_BYTES));
      return null;
    }
    return text;
  }

  private static @Nullable List<Capability> capabilities(JsonValue value) {
    return value.list(RoleProfile.MAX_CAPABILITIES, new CapabilityReader()::ofRole);
  }

  private static @Nullable List<SkillUse> skills(JsonValue value) {
    Set<SkillId> seen = new HashSet<>();
    return value.list(
        RoleProfile.MAX_SKILLS,
        item -> {
          SkillUse use = skill(item);
          if (use != null && !seen.add(use.skill())) {
            item.fault("The skill (%s) of a role must be listed once.".formatted(use.skill()));
            return null;
          }
          return use;
        });
  }

  /// A skill is its id, or an object that also says whether the role is worth nothing without it.
  private static @Nullable SkillUse skill(JsonValue value) {
    if (!value.node().isObject()) {
      SkillId id = value.text(SkillId::new);
      return id == null ? null : SkillUse.of(id);
    }
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    SkillId id = fields.required("skill_id", field -> field.text(SkillId::new));
    boolean required = fields.optional("required", JsonValue::flag, false);
    fields.close();
    return id == null ? null : new SkillUse(id, required);
  }

  private static @Nullable List<String> examples(JsonValue value) {
    return value.list(RoleProfile.MAX_EXAMPLES, item -> item.text(SkillContent::requireExample));
  }

  private static @Nullable Constraints constraints(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null || !(value.node() instanceof ObjectNode all)) {
      return null;
    }
    Integer most =
        fields.optional(Constraints.MAX_CONCURRENT_TASKS, RoleReader::maxConcurrentTasks);
    Map<TaskKind, Integer> byKind =
        fields.optional(Constraints.MAX_CONCURRENT_BY_KIND, RoleReader::maxByKind, Map.of());
    ObjectNode others =
        all.deepCopy()
            .without(List.of(Constraints.MAX_CONCURRENT_TASKS, Constraints.MAX_CONCURRENT_BY_KIND));
    Attributes data = new JsonValue(others, value.pointer(), value.violations()).data();
    return data == null ? null : new Constraints(most, byKind, data);
  }

  private static @Nullable Map<TaskKind, Integer> maxByKind(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    Map<TaskKind, Integer> byKind = new TreeMap<>();
    for (String name : value.node().propertyStream().map(Map.Entry::getKey).toList()) {
      Integer units = fields.optional(name, field -> unitsOfKind(field, name));
      if (units != null && byKind.put(new TaskKind(name), units) != null) {
        value.fault("The kind (%s) must be limited once.".formatted(new TaskKind(name)));
      }
    }
    fields.close();
    return value.made(byKind, kinds -> new Constraints(null, kinds, Attributes.none())) == null
        ? null
        : byKind;
  }

  private static @Nullable Integer unitsOfKind(JsonValue value, String name) {
    return value.integer(units -> {
      Constraints limit =
          new Constraints(null, Map.of(new TaskKind(name), units), Attributes.none());
      return limit.maxConcurrentByKind().values().iterator().next();
    });
  }

  private static @Nullable Integer maxConcurrentTasks(JsonValue value) {
    Constraints understood = value.integer(number -> new Constraints(number, Attributes.none()));
    return understood == null ? null : understood.maxConcurrentTasks();
  }
}
