package dev.roledispatcher.domain.rule;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Conditions, rules and tasks for the tests of this package.
final class SomeRules {

  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00Z");

  private SomeRules() {}

  static List<Phrase> phrases(String... texts) {
    return Arrays.stream(texts).map(Phrase::new).toList();
  }

  static RuleCondition words(
      List<Phrase> all, List<Phrase> any, List<Phrase> also, List<Phrase> no) {
    return new RuleCondition(
        all, any, also, no, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  static RuleCondition anyWords(String... texts) {
    return words(List.of(), phrases(texts), List.of(), List.of());
  }

  static RuleCondition capabilities(List<String> all, List<String> any) {
    return new RuleCondition(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        all.stream().map(CapabilityName::new).toList(),
        any.stream().map(CapabilityName::new).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  static RuleCondition priorities(Priority... priorities) {
    return new RuleCondition(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(priorities),
        List.of(),
        List.of());
  }

  static RuleCondition data(List<FieldCondition> metadata, List<FieldCondition> context) {
    return new RuleCondition(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), metadata,
        context);
  }

  static FieldCondition field(String path, Object... values) {
    return new FieldCondition(new FieldPath(path), List.of(values));
  }

  static Rule rule(String id, int priority, TaskClassification value, RuleCondition condition) {
    return rule(id, priority, value, condition, true);
  }

  static Rule rule(
      String id, int priority, TaskClassification value, RuleCondition condition, boolean enabled) {
    return new Rule(
        new RuleId(id),
        new RuleDefinition("Rule " + id, "", condition, value, priority, enabled),
        1,
        MADE,
        MADE);
  }

  static Task task(String description) {
    return task(description, Priority.MEDIUM, Map.of(), Map.of());
  }

  static Task task(
      String description,
      Priority priority,
      Map<String, Object> metadata,
      Map<String, Object> context,
      String... capabilities) {
    return new Task(
        new TaskId("t"),
        description,
        Arrays.stream(capabilities).map(CapabilityName::new).map(Requirement::of).toList(),
        priority,
        Attributes.of(metadata),
        Attributes.of(context),
        null);
  }
}
