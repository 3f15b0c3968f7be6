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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Classifications as parts of documents.
///
/// What follows from the opinions is not written again: the evidence of the classifier that decided
/// is that of its opinion, and several that decided together bring theirs in their order.
final class ClassificationJson {

  private static final String STATED = "stated";
  private static final String ABSTAINED = "abstained";

  /// How many pieces of the evidence of the opinions, taken together, are the evidence.
  private static final String TOGETHER = "evidence_of_opinions";

  private ClassificationJson() {}

  static void write(JsonWriter json, Classification classification) {
    json.with("value", classification.value())
        .withObject("confidence", classification.confidence(), ClassificationJson::writeConfidence)
        .with("decided_by", classification.decidedBy())
        .withObject("classifier", classification.classifier(), ClassificationJson::writePlugin)
        .withObject("rule", classification.rule(), ClassificationJson::writeRule);
    writeEvidence(json, classification);
    Quotations.write(
        json, "explanation", classification.explanation(), explanations(classification.opinions()));
    json.withObjects("opinions", classification.opinions(), ClassificationJson::writeOpinion)
        .withObject(
            "probabilities", classification.probabilities(), ClassificationJson::writeProbabilities)
        .withObject("precaution", classification.precaution(), ClassificationJson::writePrecaution)
        .withObjects("shadows", classification.shadows(), ClassificationJson::writeOpinion);
  }

  private static void writeEvidence(JsonWriter json, Classification classification) {
    List<Evidence> evidence = classification.evidence();
    if (evidence.equals(ofDecider(classification.classifier(), classification.opinions()))) {
      return;
    }
    List<Evidence> together = together(classification.opinions());
    int size = evidence.size();
    if (size <= together.size() && evidence.equals(together.subList(0, size))) {
      json.with(TOGETHER, size);
    } else {
      json.withObjects("evidence", evidence, ClassificationJson::writeEvidence);
    }
  }

  static Classification from(JsonObject json) {
    JsonObject classifier = json.objectOrNull("classifier");
    JsonObject rule = json.objectOrNull("rule");
    PluginRef decider = classifier == null ? null : plugin(classifier);
    List<Opinion> opinions = json.objects("opinions", ClassificationJson::opinion);
    return new Classification(
        json.constant("value", TaskClassification.class),
        confidence(json.object("confidence")),
        json.constant("decided_by", Classification.DecidedBy.class),
        decider,
        rule == null ? null : rule(rule),
        evidence(json, decider, opinions),
        Quotations.read(json, "explanation", explanations(opinions)),
        opinions,
        probabilities(json.objectOrNull("probabilities")),
        precaution(json.objectOrNull("precaution")),
        json.objectsOrNone("shadows", ClassificationJson::opinion));
  }

  private static List<Evidence> evidence(
      JsonObject json, @Nullable PluginRef decider, List<Opinion> opinions) {
    if (json.has("evidence")) {
      return json.objects("evidence", ClassificationJson::evidence);
    }
    Integer together = json.countOrNull(TOGETHER);
    return together == null
        ? ofDecider(decider, opinions)
        : together(opinions).subList(0, together);
  }

  private static List<Evidence> ofDecider(@Nullable PluginRef decider, List<Opinion> opinions) {
    return stated(opinions)
        .filter(opinion -> opinion.by().equals(decider))
        .findFirst()
        .map(Opinion.Stated::evidence)
        .orElse(List.of());
  }

  private static List<Evidence> together(List<Opinion> opinions) {
    return stated(opinions)
        .flatMap(opinion -> opinion.evidence().stream().map(piece -> piece.of(opinion.by().name())))
        .toList();
  }

  private static List<String> explanations(List<Opinion> opinions) {
    return stated(opinions).map(Opinion.Stated::explanation).toList();
  }

  private static Stream<Opinion.Stated> stated(List<Opinion> opinions) {
    return opinions.stream()
        .filter(Opinion.Stated.class::isInstance)
        .map(Opinion.Stated.class::cast);
  }

  static void writePlugin(JsonWriter json, PluginRef plugin) {
    json.with("name", plugin.name()).with("version", plugin.version());
  }

  static PluginRef plugin(JsonObject json) {
    return new PluginRef(json.text("name"), json.text("version"));
  }

  private static void writeRule(JsonWriter json, RuleMatch match) {
    json.with("rule_id", match.rule().value())
        .with("version", match.version())
        .withObjects(
            "findings",
            match.findings(),
            (part, finding) ->
                part.with("part", finding.part())
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

  private static void writeConfidence(JsonWriter json, Confidence confidence) {
    json.with("value", confidence.value())
        .with("basis", confidence.basis())
        .withObject("calibration", confidence.calibration(), ClassificationJson::writeCalibration);
  }

  private static void writeCalibration(JsonWriter json, Calibration calibration) {
    json.with("method", calibration.method())
        .with("samples", calibration.samples())
        .with("expected_error", calibration.expectedError());
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

  private static void writeProbabilities(JsonWriter json, ClassProbabilities probabilities) {
    json.with("human", probabilities.human())
        .with("hybrid", probabilities.hybrid())
        .with("ai", probabilities.ai());
  }

  private static @Nullable ClassProbabilities probabilities(@Nullable JsonObject json) {
    return json == null
        ? null
        : new ClassProbabilities(json.number("human"), json.number("hybrid"), json.number("ai"));
  }

  private static void writePrecaution(JsonWriter json, Precaution precaution) {
    json.with("from", precaution.from())
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

  /// The share is left out when it is the product of value and weight, as it usually is.
  private static void writeEvidence(JsonWriter json, Evidence evidence) {
    json.with("factor", evidence.factor())
        .with("value", evidence.value())
        .with("weight", evidence.weight());
    if (Double.compare(evidence.share(), evidence.value() * evidence.weight()) != 0) {
      json.with("share", evidence.share());
    }
    if (!evidence.found().isEmpty()) {
      json.withTexts("found", evidence.found(), Function.identity());
    }
  }

  private static Evidence evidence(JsonObject json) {
    double value = json.number("value");
    double weight = json.number("weight");
    return new Evidence(
        json.text("factor"),
        value,
        weight,
        json.has("share") ? json.number("share") : value * weight,
        json.textsOrNone("found", Function.identity()));
  }

  private static void writeOpinion(JsonWriter json, Opinion opinion) {
    switch (opinion) {
      case Opinion.Stated stated ->
          json.with("kind", STATED)
              .withObject("by", stated.by(), ClassificationJson::writePlugin)
              .with("classification", stated.classification())
              .withObject("confidence", stated.confidence(), ClassificationJson::writeConfidence)
              .withObjects("evidence", stated.evidence(), ClassificationJson::writeEvidence)
              .with("explanation", stated.explanation())
              .withObject(
                  "probabilities", stated.probabilities(), ClassificationJson::writeProbabilities);
      case Opinion.Abstained abstained ->
          json.with("kind", ABSTAINED)
              .withObject("by", abstained.by(), ClassificationJson::writePlugin)
              .with("cause", abstained.cause())
              .with("reason", abstained.reason());
    }
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
