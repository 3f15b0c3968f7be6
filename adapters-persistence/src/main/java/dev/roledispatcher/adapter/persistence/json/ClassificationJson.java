package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.classification.Calibration;
import dev.roledispatcher.domain.classification.ClassProbabilities;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.Precaution;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Classifications as parts of documents.
final class ClassificationJson {

  private static final String STATED = "stated";
  private static final String ABSTAINED = "abstained";

  private ClassificationJson() {}

  static JsonObject object(Classification classification) {
    PluginRef classifier = classification.classifier();
    RuleMatch rule = classification.rule();
    return JsonObject.empty()
        .with("value", classification.value())
        .with("confidence", confidence(classification.confidence()))
        .with("decided_by", classification.decidedBy())
        .with("classifier", classifier == null ? null : plugin(classifier))
        .with("rule", rule == null ? null : rule(rule))
        .withObjects("evidence", classification.evidence(), ClassificationJson::evidence)
        .with("explanation", classification.explanation())
        .withObjects("opinions", classification.opinions(), ClassificationJson::opinion)
        .with("probabilities", probabilities(classification.probabilities()))
        .with("precaution", precaution(classification.precaution()))
        .withObjects("shadows", classification.shadows(), ClassificationJson::opinion);
  }

  static Classification from(JsonObject json) {
    JsonObject classifier = json.objectOrNull("classifier");
    JsonObject rule = json.objectOrNull("rule");
    return new Classification(
        json.constant("value", TaskClassification.class),
        confidence(json.object("confidence")),
        json.constant("decided_by", Classification.DecidedBy.class),
        classifier == null ? null : plugin(classifier),
        rule == null ? null : rule(rule),
        json.objects("evidence", ClassificationJson::evidence),
        json.text("explanation"),
        json.objects("opinions", ClassificationJson::opinion),
        probabilities(json.objectOrNull("probabilities")),
        precaution(json.objectOrNull("precaution")),
        json.objectsOrNone("shadows", ClassificationJson::opinion));
  }

  static JsonObject plugin(PluginRef plugin) {
    return JsonObject.empty().with("name", plugin.name()).with("version", plugin.version());
  }

  static PluginRef plugin(JsonObject json) {
    return new PluginRef(json.text("name"), json.text("version"));
  }

  private static JsonObject rule(RuleMatch match) {
    return JsonObject.empty()
        .with("rule_id", match.rule().value())
        .with("version", match.version())
        .withObjects(
            "findings",
            match.findings(),
            finding ->
                JsonObject.empty()
                    .with("part", finding.part())
                    .withTexts("found", finding.found(), Function.identity()));
  }

  private static RuleMatch rule(JsonObject json) {
    return new RuleMatch(
        new RuleId(json.text("rule_id")),
        json.whole("version"),
        json.objects(
            "findings",
            finding ->
                new RuleMatch.Finding(
                    finding.text("part"), finding.texts("found", Function.identity()))));
  }

  private static JsonObject confidence(Confidence confidence) {
    Calibration calibration = confidence.calibration();
    return JsonObject.empty()
        .with("value", confidence.value())
        .with("basis", confidence.basis())
        .with(
            "calibration",
            calibration == null
                ? null
                : JsonObject.empty()
                    .with("method", calibration.method())
                    .with("samples", calibration.samples())
                    .with("expected_error", calibration.expectedError()));
  }

  private static Confidence confidence(JsonObject json) {
    JsonObject calibration = json.objectOrNull("calibration");
    return new Confidence(
        json.number("value"),
        json.constant("basis", Confidence.Basis.class),
        calibration == null
            ? null
            : new Calibration(
                calibration.text("method"),
                calibration.count("samples"),
                calibration.number("expected_error")));
  }

  private static @Nullable JsonObject probabilities(@Nullable ClassProbabilities probabilities) {
    return probabilities == null
        ? null
        : JsonObject.empty()
            .with("human", probabilities.human())
            .with("hybrid", probabilities.hybrid())
            .with("ai", probabilities.ai());
  }

  private static @Nullable ClassProbabilities probabilities(@Nullable JsonObject json) {
    return json == null
        ? null
        : new ClassProbabilities(json.number("human"), json.number("hybrid"), json.number("ai"));
  }

  private static @Nullable JsonObject precaution(@Nullable Precaution precaution) {
    return precaution == null
        ? null
        : JsonObject.empty()
            .with("from", precaution.from())
            .with("probability", precaution.probability())
            .with("threshold", precaution.threshold());
  }

  private static @Nullable Precaution precaution(@Nullable JsonObject json) {
    return json == null
        ? null
        : new Precaution(
            json.constant("from", TaskClassification.class),
            json.number("probability"),
            json.number("threshold"));
  }

  private static JsonObject evidence(Evidence evidence) {
    return JsonObject.empty()
        .with("factor", evidence.factor())
        .with("value", evidence.value())
        .with("weight", evidence.weight())
        .with("share", evidence.share())
        .withTexts("found", evidence.found(), Function.identity());
  }

  private static Evidence evidence(JsonObject json) {
    return new Evidence(
        json.text("factor"),
        json.number("value"),
        json.number("weight"),
        json.number("share"),
        json.texts("found", Function.identity()));
  }

  private static JsonObject opinion(Opinion opinion) {
    return switch (opinion) {
      case Opinion.Stated stated ->
          JsonObject.empty()
              .with("kind", STATED)
              .with("by", plugin(stated.by()))
              .with("classification", stated.classification())
              .with("confidence", confidence(stated.confidence()))
              .withObjects("evidence", stated.evidence(), ClassificationJson::evidence)
              .with("explanation", stated.explanation())
              .with("probabilities", probabilities(stated.probabilities()));
      case Opinion.Abstained abstained ->
          JsonObject.empty()
              .with("kind", ABSTAINED)
              .with("by", plugin(abstained.by()))
              .with("cause", abstained.cause())
              .with("reason", abstained.reason());
    };
  }

  private static Opinion opinion(JsonObject json) {
    PluginRef by = plugin(json.object("by"));
    return switch (json.text("kind")) {
      case STATED ->
          new Opinion.Stated(
              by,
              json.constant("classification", TaskClassification.class),
              confidence(json.object("confidence")),
              json.objects("evidence", ClassificationJson::evidence),
              json.text("explanation"),
              probabilities(json.objectOrNull("probabilities")));
      case ABSTAINED ->
          new Opinion.Abstained(
              by, json.constant("cause", Opinion.Abstained.Cause.class), json.text("reason"));
      default ->
          throw new IllegalArgumentException(
              "The kind of opinion (%s) must be known.".formatted(json.text("kind")));
    };
  }
}
