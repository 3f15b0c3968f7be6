package dev.roledispatcher.adapter.rest.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.JsonDocument;
import dev.roledispatcher.adapter.rest.json.JsonFields;
import dev.roledispatcher.adapter.rest.json.JsonValue;
import dev.roledispatcher.adapter.rest.view.RuleView;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7386) of a rule: a pure function from one definition to the next.
public final class RulePatch {

  private static final List<String> READ_ONLY =
      Stream.concat(Stream.of("rule_id"), RuleReader.SET_BY_DISPATCHER.stream()).toList();

  private final JsonDocument patch;

  /// The patch that a body is.
  public RulePatch(JsonDocument patch) {
    this.patch = patch;
  }

  /// True when the patch names fields that no patch changes; it may repeat what they say.
  public boolean namesReadOnly() {
    return READ_ONLY.stream().anyMatch(patch.root()::has);
  }

  /// The patch without the read-only fields that say what is so anyway.
  public RulePatch withoutRepetitions(Rule current) {
    return new RulePatch(Repetitions.leftOut(patch, RuleView.rule(current), READ_ONLY));
  }

  /// The definition with the patch applied.
  ///
  /// @throws RejectedException with every violation
  public RuleDefinition apply(RuleDefinition current) {
    return Verdict.of(patch.value(), value -> merged(value, RuleView.definition(current)))
        .orInvalidRule();
  }

  private static @Nullable RuleDefinition merged(JsonValue value, ObjectNode current) {
    JsonValue merged = MergePatch.merged(value, current);
    JsonFields fields = merged == null ? null : merged.fields();
    if (merged == null || fields == null) {
      return null;
    }
    READ_ONLY.forEach(
        name -> fields.refuse(name, "The field '%s' cannot be changed.".formatted(name)));
    return RuleReader.definition(merged, fields);
  }
}
