package dev.roledispatcher.adapter.rest.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roledispatcher.adapter.rest.json.Json;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.DispatchResult;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what was dispatched, what would be, and why.
public final class DispatchView {

  /// The most other roles named in an answer.
  static final int MOST_ALTERNATIVES = 10;

  private DispatchView() {}

  /// A dispatch that took effect.
  public static ObjectNode result(DispatchResult result) {
    DispatchDecision decision = result.decision();
    Choice choice = result.choice();
    ObjectNode node =
        Json.object()
            .put("dispatch_id", decision.id().toString())
            .put("task_id", decision.request().task().id().value())
            .put("role_id", choice.candidate().role().value())
            .put("classification", Json.name(decision.classification().value()));
    node.set("confidence", Json.number(decision.classification().confidence().value()));
    node.set("context", ContextView.context(choice.context()));
    node.put("dispatch_time", Json.time(result.dispatchedAt()))
        .put("state", Json.name(result.state()))
        .put("epoch", result.epoch());
    ScoreView.addTo(node, choice.candidate().score());
    node.set("alternatives", ScoreView.alternatives(decision.alternatives(MOST_ALTERNATIVES)));
    node.put("explanation", decision.explanation());
    ObjectNode metadata = metadata(decision);
    metadata.put("attempts", result.attempts());
    node.set("metadata", metadata);
    if (result.offer() != null) {
      node.set("offer", OfferView.offer(result.offer()));
    }
    node.set("links", Links.ofTask(decision.request().task().id()));
    return node;
  }

  /// What a dispatch would decide.
  public static ObjectNode estimate(DispatchDecision decision) {
    Choice choice = decision.choice();
    ObjectNode node =
        Json.object()
            .put("task_id", decision.request().task().id().value())
            .put("recommended_role", choice == null ? null : choice.candidate().role().value())
            .put("classification", Json.name(decision.classification().value()));
    node.set("confidence", Json.number(decision.classification().confidence().value()));
    node.put("token_estimate", choice == null ? null : choice.context().tokenCount());
    if (choice != null) {
      ScoreView.addTo(node, choice.candidate().score());
    }
    node.set("alternatives", ScoreView.alternatives(decision.alternatives(MOST_ALTERNATIVES)));
    RefusalView.addTo(node, decision.refusals());
    node.put("explanation", decision.explanation());
    node.set("metadata", metadata(decision));
    return node;
  }

  /// The complete record of a decision.
  public static ObjectNode decision(DispatchDecision decision) {
    ObjectNode node =
        Json.object()
            .put("dispatch_id", decision.id().toString())
            .put("task_id", decision.request().task().id().value())
            .put("decided_at", Json.time(decision.decidedAt()));
    node.set("request", request(decision.request()));
    node.set("classification", ClassificationView.classification(decision.classification()));
    node.putObject("policy")
        .put("version", decision.policy().version())
        .put("most_ranked", decision.policy().mostRanked())
        .put("most_recorded", decision.policy().mostRecorded())
        .put("most_refusals_named", decision.policy().mostRefusalsNamed());
    node.put("eligible_count", decision.eligibleCount());
    Ranking ranking = decision.ranking();
    node.set("selector", selector(ranking));
    ArrayNode candidates = node.putArray("candidates");
    if (ranking != null) {
      ranking.candidates().forEach(candidate -> candidates.add(ScoreView.candidate(candidate)));
      addShadows(node, ranking.shadows());
    }
    RefusalView.addTo(node, decision.refusals());
    addChoice(node, decision.choice());
    return node.put("explanation", decision.explanation());
  }

  private static void addShadows(ObjectNode node, List<ShadowRanking> shadows) {
    if (shadows.isEmpty()) {
      return;
    }
    ArrayNode items = node.putArray("shadow_selectors");
    for (ShadowRanking shadow : shadows) {
      RoleId first = shadow.first();
      items
          .addObject()
          .put("name", shadow.by().name())
          .put("version", shadow.by().version())
          .put("first", first == null ? null : first.value())
          .put("explanation", shadow.reason());
    }
  }

  private static void addChoice(ObjectNode node, @Nullable Choice choice) {
    if (choice == null) {
      node.putNull("chosen");
      node.putNull("context");
      return;
    }
    ObjectNode chosen = ScoreView.candidate(choice.candidate());
    addPreference(chosen, choice);
    addPlan(chosen, choice);
    node.set("chosen", chosen);
    node.set("context", ContextView.context(choice.context()));
  }

  private static ObjectNode request(DispatchRequest request) {
    ObjectNode node = Json.object();
    node.set("task", TaskView.task(request.task()));
    RoleId preferred = request.preferred();
    node.put("preferred_role", preferred == null ? null : preferred.value());
    ArrayNode excluded = node.putArray("exclude_roles");
    request.excluded().forEach(role -> excluded.add(role.value()));
    node.put("token_budget", request.budget().tokens())
        .put("answer_reserve", request.budget().reserve());
    ObjectNode sections = node.putObject("section_budgets");
    request.budget().sections().forEach((name, most) -> sections.put(Json.name(name), most));
    return node.put("priority", Json.name(request.task().priority()))
        .put("force_classification", request.forced() == null ? null : Json.name(request.forced()))
        .put("redispatch", request.redispatch());
  }

  private static ObjectNode metadata(DispatchDecision decision) {
    ObjectNode node = Json.object();
    node.set("classifier", ClassificationView.classifier(decision.classification()));
    Ranking ranking = decision.ranking();
    if (ranking != null) {
      node.set("selector", selector(ranking));
    }
    node.put("eligible_count", decision.eligibleCount())
        .put("policy_version", decision.policy().version());
    Choice choice = decision.choice();
    if (choice != null) {
      addPreference(node, choice);
      addPlan(node, choice);
    }
    return node;
  }

  private static void addPlan(ObjectNode node, Choice choice) {
    Choice.Plan plan = choice.plan();
    if (plan != null) {
      node.putObject("plan").put("honoured", plan.honoured()).put("reason", plan.reason());
    }
  }

  private static void addPreference(ObjectNode node, Choice choice) {
    Choice.Preference preference = choice.preference();
    if (preference != null) {
      node.putObject("preferred_role")
          .put("honoured", preference.honoured())
          .put("reason", preference.reason());
    }
  }

  private static JsonNode selector(@Nullable Ranking ranking) {
    if (ranking == null) {
      return NullNode.getInstance();
    }
    ObjectNode node =
        Json.object().put("name", ranking.by().name()).put("version", ranking.by().version());
    String note = ranking.note();
    if (note != null) {
      node.put("note", note);
    }
    return node;
  }
}
