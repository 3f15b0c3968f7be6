package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.json.Pointers;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.rule.FieldCondition;
import dev.roledispatcher.domain.rule.FieldPath;
import dev.roledispatcher.domain.rule.Phrase;
import dev.roledispatcher.domain.rule.RuleCondition;
import dev.roledispatcher.domain.task.Priority;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the condition of a rule.
final class ConditionReader {

  private ConditionReader() {}

  /// The condition that a value is.
  static @Nullable RuleCondition read(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    int faultsBefore = value.violations().all().size();
    List<Phrase> allWords = fields.optional("all_words", ConditionReader::phrases, List.of());
    List<Phrase> anyWords = fields.optional("any_words", ConditionReader::phrases, List.of());
    List<Phrase> alsoWords = fields.optional("also_words", ConditionReader::phrases, List.of());
    List<Phrase> noWords = fields.optional("no_words", ConditionReader::phrases, List.of());
    List<CapabilityName> capabilitiesAll =
        fields.optional("capabilities_all", ConditionReader::capabilities, List.of());
    List<CapabilityName> capabilitiesAny =
        fields.optional("capabilities_any", ConditionReader::capabilities, List.of());
    List<Priority> priorities =
        fields.optional("priorities", ConditionReader::priorities, List.of());
    List<FieldCondition> metadata = fields.optional("metadata", ConditionReader::data, List.of());
    List<FieldCondition> context = fields.optional("context", ConditionReader::data, List.of());
    fields.close();
    if (value.violations().all().size() > faultsBefore) {
      return null;
    }
    return value.made(
        allWords,
        words ->
            new RuleCondition(
                words,
                anyWords,
                alsoWords,
                noWords,
                capabilitiesAll,
                capabilitiesAny,
                priorities,
                metadata,
                context));
  }

  private static @Nullable List<Phrase> phrases(JsonValue value) {
    Set<Object> seen = new HashSet<>();
    return value.list(
        RuleCondition.MAX_PHRASES, item -> once(item, item.text(Phrase::new), Phrase::words, seen));
  }

  private static @Nullable List<CapabilityName> capabilities(JsonValue value) {
    Set<Object> seen = new HashSet<>();
    return value.list(
        RuleCondition.MAX_CAPABILITIES,
        item -> once(item, item.text(CapabilityName::new), Function.identity(), seen));
  }

  private static @Nullable List<Priority> priorities(JsonValue value) {
    Set<Object> seen = new HashSet<>();
    return value.list(
        Priority.values().length,
        item -> once(item, item.oneOf(Priority.class), Function.identity(), seen));
  }

  private static @Nullable List<FieldCondition> data(JsonValue value) {
    if (!(value.node() instanceof ObjectNode object)) {
      value.fault("The value must be an object: what each field must be.");
      return null;
    }
    if (object.size() > RuleCondition.MAX_FIELDS) {
      value.fault(
          "The object (%d fields) must have at most %d fields."
              .formatted(object.size(), RuleCondition.MAX_FIELDS));
      return null;
    }
    List<FieldCondition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      FieldCondition condition =
          field(
              field.getKey(),
              new JsonValue(
                  field.getValue(),
                  Pointers.field(value.pointer(), field.getKey()),
                  value.violations()));
      if (condition != null) {
        conditions.add(condition);
      }
    }
    return conditions;
  }

  private static @Nullable FieldCondition field(String name, JsonValue value) {
    FieldPath path = value.made(name, FieldPath::new);
    List<Object> values =
        value.node().isArray()
            ? value.list(FieldCondition.MAX_VALUES, ConditionReader::scalar)
            : listOf(scalar(value));
    if (path == null || values == null || (values.isEmpty() && !isEmptyArray(value))) {
      return null;
    }
    return value.made(values, some -> new FieldCondition(path, some));
  }

  private static List<Object> listOf(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static boolean isEmptyArray(JsonValue value) {
    return value.node().isArray() && value.node().isEmpty();
  }

  private static @Nullable Object scalar(JsonValue value) {
    JsonNode node = value.node();
    Object plain =
        switch (node.getNodeType()) {
          case STRING -> node.textValue();
          case NUMBER -> node.numberValue();
          case BOOLEAN -> node.booleanValue();
          case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> null;
        };
    if (plain == null) {
      value.fault("The value of a field must be text, a number, true or false.");
      return null;
    }
    return value.made(plain, FieldCondition::value);
  }

  private static <T> @Nullable T once(
      JsonValue item, @Nullable T read, Function<? super T, Object> identity, Set<Object> seen) {
    if (read != null && !seen.add(identity.apply(read))) {
      item.fault("The item must be listed once; case, and what joins words, make no difference.");
      return null;
    }
    return read;
  }
}
