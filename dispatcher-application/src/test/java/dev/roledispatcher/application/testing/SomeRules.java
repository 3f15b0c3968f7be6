package dev.roledispatcher.application.testing;

import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.rule.FieldCondition;
import dev.roledispatcher.domain.rule.FieldPath;
import dev.roledispatcher.domain.rule.Phrase;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleCondition;
import dev.roledispatcher.domain.rule.RuleDefinition;
import dev.roledispatcher.domain.task.Priority;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Rules for tests.
public final class SomeRules {

  private static final Instant MADE = Instant.parse("2026-03-02T09:00:00.123Z");

  private SomeRules() {}

  /// A definition on words of which one must be there, with the usual priority.
  public static RuleDefinition onWords(TaskClassification value, String... words) {
    return onWords(value, RuleDefinition.USUAL_PRIORITY, words);
  }

  /// A definition on words of which one must be there.
  public static RuleDefinition onWords(TaskClassification value, int priority, String... words) {
    return new RuleDefinition(
        "On " + String.join(", ", words), "", anyWords(words), value, priority, true);
  }

  /// The same definition, deciding or not.
  public static RuleDefinition enabled(RuleDefinition definition, boolean enabled) {
    return new RuleDefinition(
        definition.name(),
        definition.description(),
        definition.condition(),
        definition.classification(),
        definition.priority(),
        enabled);
  }

  /// A definition with everything that one can have.
  public static RuleDefinition everything() {
    return new RuleDefinition(
        "Großes „Alles“ 😀",
        "Why:\n\"because\"",
        new RuleCondition(
            phrases("budget", "予算"),
            phrases("approve", "sign off"),
            phrases("today"),
            phrases("draft"),
            List.of(new CapabilityName("finance")),
            List.of(new CapabilityName("sql"), new CapabilityName("excel")),
            List.of(Priority.HIGH, Priority.CRITICAL),
            List.of(
                field("tenant", "acme", "Übung"),
                field("/a~1b/0", 5, new BigDecimal("2.50"), true, false)),
            List.of(field("env.name", "prod"))),
        TaskClassification.HUMAN_PRIMARY,
        -7,
        false);
  }

  /// A rule of that version.
  public static Rule rule(String id, long version, RuleDefinition definition) {
    return new Rule(new RuleId(id), definition, version, MADE, MADE);
  }

  private static RuleCondition anyWords(String... words) {
    return new RuleCondition(
        List.of(),
        phrases(words),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Phrase> phrases(String... texts) {
    return Arrays.stream(texts).map(Phrase::new).toList();
  }

  private static FieldCondition field(String path, Object... values) {
    return new FieldCondition(new FieldPath(path), List.of(values));
  }
}
