package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.rule.FieldCondition;
import dev.roledispatcher.domain.rule.FieldPath;
import dev.roledispatcher.domain.rule.Phrase;
import dev.roledispatcher.domain.rule.RuleCondition;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.task.Priority;
import java.util.List;
import java.util.Objects;

/// Definitions of rules as documents.
public final class RuleJson {

  private static final long FORMAT = 1;

  private RuleJson() {}

  /// The document of a definition.
  public static String write(RuleDefinition definition) {
    return JsonWriter.document(
        FORMAT,
        json ->
            json.with("name", definition.name())
                .with("description", definition.description())
                .withObject("condition", definition.condition(), RuleJson::writeCondition)
                .with("classification", definition.classification())
                .with("priority", definition.priority())
                .with("enabled", definition.enabled()));
  }

  /// The definition of a document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static RuleDefinition read(String document) {
    JsonObject json = JsonObject.parse(document, FORMAT);
    return new RuleDefinition(
        json.text("name"),
        json.text("description"),
        condition(json.object("condition")),
        json.constant("classification", TaskClassification.class),
        json.count("priority"),
        json.flag("enabled"));
  }

  private static void writeCondition(JsonWriter json, RuleCondition condition) {
    json.withTexts("all_words", condition.allWords(), Phrase::text)
        .withTexts("any_words", condition.anyWords(), Phrase::text)
        .withTexts("also_words", condition.alsoWords(), Phrase::text)
        .withTexts("no_words", condition.noWords(), Phrase::text)
        .withTexts("capabilities_all", condition.capabilitiesAll(), CapabilityName::value)
        .withTexts("capabilities_any", condition.capabilitiesAny(), CapabilityName::value)
        .withTexts("priorities", condition.priorities(), Priority::name)
        .withObjects("metadata", condition.metadata(), RuleJson::writeField)
        .withObjects("context", condition.context(), RuleJson::writeField);
  }

  private static RuleCondition condition(JsonObject json) {
    return new RuleCondition(
        json.texts("all_words", Phrase::new),
        json.texts("any_words", Phrase::new),
        json.texts("also_words", Phrase::new),
        json.texts("no_words", Phrase::new),
        json.texts("capabilities_all", CapabilityName::new),
        json.texts("capabilities_any", CapabilityName::new),
        json.texts("priorities", Priority::valueOf),
        json.objects("metadata", RuleJson::field),
        json.objects("context", RuleJson::field));
  }

  private static void writeField(JsonWriter json, FieldCondition field) {
    json.with("path", field.path().text()).withValues("values", field.values());
  }

  private static FieldCondition field(JsonObject json) {
    List<Object> values = json.values("values").stream().map(Objects::requireNonNull).toList();
    return new FieldCondition(new FieldPath(json.text("path")), values);
  }
}
