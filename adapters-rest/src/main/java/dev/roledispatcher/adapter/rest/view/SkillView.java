package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.skill.Skill;
import dev.roledispatcher.domain.skill.SkillContent;
import dev.roledispatcher.domain.skill.SkillVersion;

/// Writes skills.
public final class SkillView {

  private SkillView() {}

  /// A skill.
  public static ObjectNode skill(Skill skill) {
    ObjectNode node = Json.object().put("skill_id", skill.id().value());
    node.setAll(content(skill.content()));
    return node.put("version", skill.version())
        .put("created_at", Json.time(skill.createdAt()))
        .put("updated_at", Json.time(skill.updatedAt()));
  }

  /// One version of a skill.
  public static ObjectNode version(SkillVersion version) {
    ObjectNode node =
        Json.object()
            .put("skill_id", version.skill().value())
            .put("version", version.version())
            .put("change", Json.name(version.change()))
            .put("at", Json.time(version.at()));
    node.set("skill", content(version.content()));
    return node;
  }

  /// The version of a skill, for `ETag`.
  public static String etag(Skill skill) {
    return "\"%d\"".formatted(skill.version());
  }

  private static ObjectNode content(SkillContent content) {
    ObjectNode node = Json.object().put("summary", content.summary()).put("body", content.body());
    ArrayNode examples = node.putArray("examples");
    content.examples().forEach(examples::add);
    ArrayNode tags = node.putArray("tags");
    content.tags().forEach(tags::add);
    return node;
  }
}
