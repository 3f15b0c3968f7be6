package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Decisions as documents: everything a decision holds, under names that do not follow the code.
///
/// Format 2 says nothing twice: the chosen candidate is named by its rank, the parts of the scores
/// are named once, and what is quoted or follows from elsewhere in the document is not written
/// again. Format 1 is still read.
public final class DecisionJson {

  private static final long FORMAT = 2;
  private static final long OLDEST = 1;
  private static final long REQUEST_FORMAT = 1;

  private DecisionJson() {}

  /// The document of a decision.
  ///
  /// @param storedElsewhere true for blocks of its context that are to be referred to
  public static String write(DispatchDecision decision, Predicate<TextBlock> storedElsewhere) {
    return JsonWriter.document(
        FORMAT,
        json -> {
          json.with("dispatch_id", decision.id().toString())
              .with("decided_at", decision.decidedAt())
              .withObject("request", decision.request(), DecisionJson::writeRequest)
              .withObject("classification", decision.classification(), ClassificationJson::write)
              .withObject("policy", decision.policy(), DecisionJson::writePolicy)
              .with("eligible_count", decision.eligibleCount())
              .withObject("ranking", decision.ranking(), RankingJson::write)
              .withObject("refusals", decision.refusals(), RefusalsJson::write)
              .withObject(
                  "choice",
                  decision.choice(),
                  (part, choice) ->
                      ChoiceJson.write(part, choice, decision.ranking(), storedElsewhere));
          Quotations.write(
              json, "explanation", decision.explanation(), quotable(decision.classification()));
        });
  }

  /// The decision of a document.
  ///
  /// @param texts asked at most once, for all blocks it refers to
  /// @throws IllegalArgumentException when it is not one of ours
  /// @throws IllegalStateException when a block it refers to is not stored
  public static DispatchDecision read(String document, BlockTexts texts) {
    JsonObject json = JsonObject.parse(document, OLDEST, FORMAT);
    Classification classification = ClassificationJson.from(json.object("classification"));
    JsonObject written = json.objectOrNull("ranking");
    Ranking ranking = written == null ? null : RankingJson.from(written);
    JsonObject choice = json.objectOrNull("choice");
    return new DispatchDecision(
        new DispatchId(UUID.fromString(json.text("dispatch_id"))),
        json.instant("decided_at"),
        request(json.object("request")),
        classification,
        policy(json.object("policy")),
        json.count("eligible_count"),
        ranking,
        RefusalsJson.from(json.object("refusals")),
        choice == null ? null : ChoiceJson.from(choice, ranking, texts),
        Quotations.read(json, "explanation", quotable(classification)));
  }

  /// The classification of a decision, which is a part of its document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static Classification readClassification(String part) {
    return ClassificationJson.from(JsonObject.parsePart(part));
  }

  /// The document of a request alone.
  public static String writeRequest(DispatchRequest request) {
    return JsonWriter.document(REQUEST_FORMAT, json -> writeRequest(json, request));
  }

  /// The request of a document that holds nothing else.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static DispatchRequest readRequest(String document) {
    return request(JsonObject.parse(document, REQUEST_FORMAT));
  }

  /// The document of a classification alone; see [#readClassification].
  public static String writeClassification(Classification classification) {
    return JsonWriter.object(json -> ClassificationJson.write(json, classification));
  }

  private static List<String> quotable(Classification classification) {
    return List.of(classification.explanation());
  }

  private static void writeRequest(JsonWriter json, DispatchRequest request) {
    RoleId preferred = request.preferred();
    json.withObject("task", request.task(), TaskJson::write)
        .with("preferred_role_id", preferred == null ? null : preferred.value())
        .withTexts("excluded_role_ids", request.excluded(), RoleId::value)
        .with("token_budget", request.budget().tokens())
        .with("reserve", request.budget().reserve())
        .withObject("section_budgets", request.budget().sections(), DecisionJson::writeBudgets)
        .with("forced_classification", request.forced())
        .with("redispatch", request.redispatch())
        .withObject("terms", TermsJson.unusual(request.terms()), TermsJson::write);
  }

  private static DispatchRequest request(JsonObject json) {
    String preferred = json.textOrNull("preferred_role_id");
    return new DispatchRequest(
        TaskJson.from(json.object("task")),
        preferred == null ? null : new RoleId(preferred),
        Set.copyOf(json.texts("excluded_role_ids", RoleId::new)),
        budget(json),
        json.constantOrNull("forced_classification", TaskClassification.class),
        json.flag("redispatch"),
        TermsJson.from(json.objectOrNull("terms")));
  }

  private static void writeBudgets(JsonWriter json, Map<SectionName, Integer> sections) {
    sections.forEach((name, most) -> json.with(name.name().toLowerCase(Locale.ROOT), most));
  }

  private static TokenBudget budget(JsonObject json) {
    Integer reserve = json.countOrNull("reserve");
    JsonObject budgets = json.objectOrNull("section_budgets");
    Map<SectionName, Integer> sections = new EnumMap<>(SectionName.class);
    if (budgets != null) {
      for (String name : budgets.names()) {
        sections.put(SectionName.valueOf(name.toUpperCase(Locale.ROOT)), budgets.count(name));
      }
    }
    return new TokenBudget(json.count("token_budget"), reserve == null ? 0 : reserve, sections);
  }

  private static void writePolicy(JsonWriter json, SelectionPolicy policy) {
    json.with("version", policy.version())
        .with("most_ranked", policy.mostRanked())
        .with("most_recorded", policy.mostRecorded())
        .with("most_refusals_named", policy.mostRefusalsNamed());
  }

  private static SelectionPolicy policy(JsonObject json) {
    return new SelectionPolicy(
        json.text("version"),
        json.count("most_ranked"),
        json.count("most_recorded"),
        json.count("most_refusals_named"));
  }
}
