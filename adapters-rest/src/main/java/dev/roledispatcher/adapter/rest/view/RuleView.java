package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.rule.FieldCondition;
import dev.roledispatcher.domain.rule.Phrase;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleCondition;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.rule.RuleVersion;
import java.util.List;
import java.util.function.Function;

/// Writes rules.
public final class RuleView {

  private RuleView() {}

  /// A rule.
  public static ObjectNode rule(Rule rule) {
    ObjectNode node = Json.object().put("rule_id", rule.id().value());
    node.setAll(definition(rule.definition()));
    return node.put("version", rule.version())
        .put("created_at", Json.time(rule.createdAt()))
        .put("updated_at", Json.time(rule.updatedAt()));
  }

  /// What people say of a rule: every field that a patch can change, whether it has a value or not.
  public static ObjectNode definition(RuleDefinition definition) {
    ObjectNode node =
        Json.object().put("name", definition.name()).put("description", definition.description());
    node.set("condition", condition(definition.condition()));
    return node.put("classification", Json.name(definition.classification()))
        .put("priority", definition.priority())
        .put("enabled", definition.enabled());
  }

  /// One version of a rule.
  public static ObjectNode version(RuleVersion version) {
    ObjectNode node =
        Json.object()
            .put("rule_id", version.rule().value())
            .put("version", version.version())
            .put("change", Json.name(version.change()))
            .put("at", Json.time(version.at()));
    node.set("rule", definition(version.definition()));
    return node;
  }

  /// Which rule decided, and what it found.
  public static ObjectNode match(RuleMatch match) {
    ObjectNode node =
        Json.object().put("rule_id", match.rule().value()).put("version", match.version());
    node.set("matched", matched(match));
    return node;
  }

  /// The version of a rule, for `ETag`.
  public static String etag(Rule rule) {
    return "\"%d\"".formatted(rule.version());
  }

  /// What a rule found, by part of its condition.
  static ObjectNode matched(RuleMatch match) {
    ObjectNode node = Json.object();
    for (RuleMatch.Finding finding : match.findings()) {
      ArrayNode found = node.putArray(finding.part());
      finding.found().forEach(found::add);
    }
    return node;
  }

  private static ObjectNode condition(RuleCondition condition) {
    ObjectNode node = Json.object();
    addTexts(node, "all_words", condition.allWords(), Phrase::text);
    addTexts(node, "any_words", condition.anyWords(), Phrase::text);
    addTexts(node, "also_words", condition.alsoWords(), Phrase::text);
    addTexts(node, "no_words", condition.noWords(), Phrase::text);
    addTexts(node, "capabilities_all", condition.capabilitiesAll(), CapabilityName::value);
    addTexts(node, "capabilities_any", condition.capabilitiesAny(), CapabilityName::value);
    addTexts(node, "priorities", condition.priorities(), Json::name);
    node.set("metadata", fields(condition.metadata()));
    node.set("context", fields(condition.context()));
    return node;
  }

  private static <T> void addTexts(
      ObjectNode node, String name, List<T> items, Function<? super T, String> text) {
    ArrayNode array = node.putArray(name);
    items.forEach(item -> array.add(text.apply(item)));
  }

  private static ObjectNode fields(List<FieldCondition> fields) {
    ObjectNode node = Json.object();
    fields.forEach(field -> node.set(field.path().text(), values(field.values())));
    return node;
  }

  private static JsonNode values(List<Object> values) {
    return Json.data(values.size() == 1 ? values.getFirst() : values);
  }
}
