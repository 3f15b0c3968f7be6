package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.RuleMatch;
import java.util.List;

/// Writes who should do a task, and why.
public final class ClassificationView {

  private ClassificationView() {}

  /// A classification with everything it rests on.
  public static ObjectNode classification(Classification classification) {
    ObjectNode node = Json.object().put("classification", Json.name(classification.value()));
    node.set("confidence", Json.number(classification.confidence().value()));
    node.put("confidence_basis", Json.name(classification.confidence().basis()));
    node.set("classifier", classifier(classification));
    node.set("factors", factors(classification.evidence()));
    node.put("explanation", classification.explanation());
    ArrayNode opinions = node.putArray("opinions");
    classification.opinions().forEach(opinion -> opinions.add(opinion(opinion)));
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
        node.set("confidence", Json.number(stated.confidence().value()));
        node.put("confidence_basis", Json.name(stated.confidence().basis()));
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
