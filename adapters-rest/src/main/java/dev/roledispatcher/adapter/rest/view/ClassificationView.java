package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.Calibration;
import dev.roledispatcher.domain.classification.ClassProbabilities;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.Precaution;
import dev.roledispatcher.domain.classification.RuleMatch;
import dev.roledispatcher.domain.classification.TaskClassification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes who should do a task, and why.
public final class ClassificationView {

  private ClassificationView() {}

  /// A classification with everything it rests on.
  public static ObjectNode classification(Classification classification) {
    ObjectNode node = Json.object().put("classification", Json.name(classification.value()));
    confidence(node, classification.confidence());
    probabilities(node, classification.probabilities());
    node.set("classifier", classifier(classification));
    node.set("factors", factors(classification.evidence()));
    node.put("explanation", classification.explanation());
    ArrayNode opinions = node.putArray("opinions");
    classification.opinions().forEach(opinion -> opinions.add(opinion(opinion)));
    Precaution precaution = classification.precaution();
    if (precaution != null) {
      ObjectNode why = node.putObject("precaution").put("from", Json.name(precaution.from()));
      why.set("probability", Json.number(precaution.probability()));
      why.set("threshold", Json.number(precaution.threshold()));
    }
    if (!classification.shadows().isEmpty()) {
      ArrayNode shadows = node.putArray("shadows");
      classification.shadows().forEach(opinion -> shadows.add(opinion(opinion)));
    }
    return node;
  }

  /// What decided a classification; name and version are null unless a classifier did, and the rule
  /// is there only when one did.
  static ObjectNode classifier(Classification classification) {
    PluginRef by = classification.classifier();
    ObjectNode node =
        Json.object()
            .put("name", by == null ? null : by.name())
            .put("version", by == null ? null : by.version())
            .put("decided_by", Json.name(classification.decidedBy()));
    RuleMatch rule = classification.rule();
    if (rule != null) {
      node.set("rule", RuleView.match(rule));
    }
    return node;
  }

  private static ObjectNode opinion(Opinion opinion) {
    ObjectNode node =
        Json.object().put("name", opinion.by().name()).put("version", opinion.by().version());
    switch (opinion) {
      case Opinion.Stated stated -> {
        node.put("abstained", false).put("classification", Json.name(stated.classification()));
        confidence(node, stated.confidence());
        probabilities(node, stated.probabilities());
        node.set("factors", factors(stated.evidence()));
        node.put("explanation", stated.explanation());
      }
      case Opinion.Abstained abstained ->
          node.put("abstained", true)
              .put("cause", Json.name(abstained.cause()))
              .put("explanation", abstained.reason());
    }
    return node;
  }

  private static void confidence(ObjectNode node, Confidence confidence) {
    node.set("confidence", Json.number(confidence.value()));
    node.put("confidence_basis", Json.name(confidence.basis()));
    Calibration calibration = confidence.calibration();
    if (calibration != null) {
      node.putObject("calibration")
          .put("method", calibration.method())
          .put("samples", calibration.samples())
          .set("expected_calibration_error", Json.number(calibration.expectedError()));
    }
  }

  private static void probabilities(ObjectNode node, @Nullable ClassProbabilities probabilities) {
    if (probabilities != null) {
      ObjectNode classes = node.putObject("probabilities");
      for (TaskClassification each : TaskClassification.values()) {
        classes.set(Json.name(each), Json.number(probabilities.of(each)));
      }
    }
  }

  private static ArrayNode factors(List<Evidence> evidence) {
    ArrayNode factors = Json.array();
    for (Evidence piece : evidence) {
      ObjectNode factor = factors.addObject().put("name", piece.factor());
      factor.set("value", Json.number(piece.value()));
      factor.set("weight", Json.number(piece.weight()));
      factor.set("share", Json.number(piece.share()));
      ArrayNode found = factor.putArray("found");
      piece.found().forEach(found::add);
    }
    return factors;
  }
}
