package dev.roledispatcher.adapter.rest.read;

import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.TryRules;
import dev.roledispatcher.application.port.in.TryRules.Draft;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.rule.RuleCondition;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.task.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rules, and what is to be tried with them.
public final class RuleReader {

  /// The fields that tell what became of a rule.
  static final List<String> SET_BY_DISPATCHER = List.of("version", "created_at", "updated_at");

  /// The one id whose path leads elsewhere.
  private static final String TAKEN = "try";

  /// What a rule on trial is called when it has no id.
  private static final RuleId UNTITLED = new RuleId("untitled-draft");

  private RuleReader() {}

  /// A rule to make.
  ///
  /// @param id the id it shall have; null for one of ours
  /// @param definition what it says
  public record NewRule(@Nullable RuleId id, RuleDefinition definition) {}

  /// What is to be tried.
  ///
  /// @param draft the rule; null for the rules in force
  /// @param last on how many tasks of the past
  /// @param task on which task instead; null for tasks of the past
  public record WantedTrial(@Nullable Draft draft, int last, @Nullable Task task) {}

  /// The rule that a body is.
  ///
  /// @throws RejectedException with every violation
  public static NewRule read(JsonDocument body) {
    return Verdict.of(body.value(), RuleReader::rule).orInvalidRule();
  }

  /// The trial that a body asks for.
  ///
  /// @throws RejectedException with every violation
  public static WantedTrial readTrial(JsonDocument body) {
    return Verdict.of(body.value(), RuleReader::trial).orInvalidRule();
  }

  private static @Nullable NewRule rule(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    RuleId id = fields.optional("rule_id", field -> field.text(RuleReader::newId));
    for (String ours : SET_BY_DISPATCHER) {
      fields.refuse(ours, "The field '%s' is set by the dispatcher; leave it out.".formatted(ours));
    }
    RuleDefinition definition = definition(value, fields);
    return definition == null ? null : new NewRule(id, definition);
  }

  /// Reads what people say of a rule, and closes the cursor.
  static @Nullable RuleDefinition definition(JsonValue rule, JsonFields fields) {
    String name = fields.required("name", RuleReader::name);
    String description =
        fields.optional("description", field -> field.text(RuleDefinition.MAX_DESCRIPTION), "");
    RuleCondition condition = fields.required("condition", ConditionReader::read);
    TaskClassification classification =
        fields.required("classification", field -> field.oneOf(TaskClassification.class));
    int priority = fields.optional("priority", JsonValue::integer, RuleDefinition.USUAL_PRIORITY);
    boolean enabled = fields.optional("enabled", JsonValue::flag, true);
    fields.close();
    if (name == null || condition == null || classification == null) {
      return null;
    }
    return rule.made(
        name,
        text ->
            new RuleDefinition(text, description, condition, classification, priority, enabled));
  }

  private static @Nullable WantedTrial trial(JsonValue value) {
    JsonFields fields = value.fields();
    if (fields == null) {
      return null;
    }
    NewRule rule = fields.optional("rule", RuleReader::rule);
    Integer last = fields.optional("last", field -> field.integer(RuleReader::last));
    Task task = fields.optional("task", TaskReader::task);
    fields.close();
    if (last != null && task != null) {
      value.fault("A trial is on the last tasks or on one task; leave out 'last' or 'task'.");
      return null;
    }
    Draft draft =
        rule == null
            ? null
            : new Draft(rule.id() == null ? UNTITLED : rule.id(), rule.definition());
    return new WantedTrial(draft, last == null ? TryRules.USUAL_TASKS : last, task);
  }

  private static Integer last(Integer last) {
    if (last < 1 || last > TryRules.MOST_TASKS) {
      throw new IllegalArgumentException(
          "The number of tasks (%d) must be 1 to %d.".formatted(last, TryRules.MOST_TASKS));
    }
    return last;
  }

  private static RuleId newId(String id) {
    if (id.equals(TAKEN)) {
      throw new IllegalArgumentException(
          "The rule id (%s) must be another: under that name rules are tried.".formatted(id));
    }
    return new RuleId(id);
  }

  private static @Nullable String name(JsonValue value) {
    String name = value.text(RuleDefinition.MAX_NAME);
    if (name != null && name.isBlank()) {
      value.fault("The name of a rule must not be blank.");
      return null;
    }
    return name;
  }
}
