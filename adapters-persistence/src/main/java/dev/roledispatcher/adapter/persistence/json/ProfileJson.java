package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.SkillId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Role profiles as documents.
public final class ProfileJson {

  private static final long FORMAT = 1;

  private ProfileJson() {}

  /// The document of a profile.
  public static String write(RoleProfile profile) {
    return JsonWriter.document(
        FORMAT,
        json ->
            json.with("name", profile.name())
                .with("description", profile.description())
                .with("type", profile.type())
                .withObjects("capabilities", profile.capabilities(), ProfileJson::writeCapability)
                .withTexts("skills", profile.skills(), use -> use.skill().value())
                .withTexts("required_skills", required(profile.skills()), SkillId::value)
                .withTexts("examples", profile.examples(), text -> text)
                .withObject("constraints", profile.constraints(), ProfileJson::writeConstraints)
                .withObject("engagement", profile.engagement(), EngagementJson::write)
                .with("active", profile.active())
                .with("metadata", profile.metadata()));
  }

  /// The profile of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static RoleProfile read(String document) {
    JsonObject json = JsonObject.parse(document, FORMAT);
    return new RoleProfile(
        json.text("name"),
        json.text("description"),
        json.constant("type", RoleType.class),
        json.objects("capabilities", ProfileJson::capability),
        skills(json),
        json.textsOrNone("examples", text -> text),
        constraints(json.object("constraints")),
        EngagementJson.read(json.objectOrNull("engagement")),
        json.flag("active"),
        json.attributes("metadata"));
  }

  private static List<SkillId> required(List<SkillUse> skills) {
    return skills.stream().filter(SkillUse::required).map(SkillUse::skill).toList();
  }

  private static List<SkillUse> skills(JsonObject json) {
    Set<SkillId> required = Set.copyOf(json.textsOrNone("required_skills", SkillId::new));
    return json.texts("skills", SkillId::new).stream()
        .map(skill -> new SkillUse(skill, required.contains(skill)))
        .toList();
  }

  private static void writeCapability(JsonWriter json, Capability capability) {
    Proficiency stated = capability.stated();
    json.with("name", capability.name().value())
        .withWhole("level", stated == null ? null : (Integer) stated.level());
  }

  private static Capability capability(JsonObject json) {
    Integer level = json.countOrNull("level");
    return new Capability(
        new CapabilityName(json.text("name")), level == null ? null : new Proficiency(level));
  }

  private static void writeConstraints(JsonWriter json, Constraints constraints) {
    json.withWhole("max_concurrent_tasks", constraints.maxConcurrentTasks());
    if (!constraints.maxConcurrentByKind().isEmpty()) {
      json.withObject(
          "max_concurrent_by_kind",
          byKind ->
              constraints
                  .maxConcurrentByKind()
                  .forEach((kind, units) -> byKind.with(kind.value(), units)));
    }
    json.with("others", constraints.others());
  }

  private static Constraints constraints(JsonObject json) {
    JsonObject byKind = json.objectOrNull("max_concurrent_by_kind");
    Map<TaskKind, Integer> kinds = new TreeMap<>();
    if (byKind != null) {
      byKind.names().forEach(kind -> kinds.put(new TaskKind(kind), byKind.count(kind)));
    }
    return new Constraints(
        json.countOrNull("max_concurrent_tasks"), kinds, json.attributes("others"));
  }
}
