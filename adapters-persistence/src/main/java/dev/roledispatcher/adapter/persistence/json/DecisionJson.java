package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.selection.ShadowRanking;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Decisions as documents: everything a decision holds, under names that do not follow the code.
public final class DecisionJson {

  private static final long FORMAT = 1;

  private DecisionJson() {}

  /// The document of a decision.
  ///
  /// @param storedElsewhere true for blocks of its context that are to be referred to
  public static String write(DispatchDecision decision, Predicate<TextBlock> storedElsewhere) {
    Ranking ranking = decision.ranking();
    Choice choice = decision.choice();
    return JsonObject.ofFormat(FORMAT)
        .with("dispatch_id", decision.id().toString())
        .with("decided_at", decision.decidedAt())
        .with("request", request(decision.request()))
        .with("classification", ClassificationJson.object(decision.classification()))
        .with("policy", policy(decision.policy()))
        .with("eligible_count", decision.eligibleCount())
        .with("ranking", ranking == null ? null : ranking(ranking))
        .with("refusals", RefusalsJson.object(decision.refusals()))
        .with("choice", choice == null ? null : choice(choice, storedElsewhere))
        .with("explanation", decision.explanation())
        .text();
  }

  /// The decision of a document.
  ///
  /// @param texts asked at most once, for all blocks it refers to
  /// @throws IllegalArgumentException when it is not one of ours
  /// @throws IllegalStateException when a block it refers to is not stored
  public static DispatchDecision read(String document, BlockTexts texts) {
    JsonObject json = JsonObject.parse(document, FORMAT);
    JsonObject ranking = json.objectOrNull("ranking");
    JsonObject choice = json.objectOrNull("choice");
    return new DispatchDecision(
        new DispatchId(UUID.fromString(json.text("dispatch_id"))),
        json.instant("decided_at"),
        request(json.object("request")),
        ClassificationJson.from(json.object("classification")),
        policy(json.object("policy")),
        json.count("eligible_count"),
        ranking == null ? null : ranking(ranking),
        RefusalsJson.from(json.object("refusals")),
        choice == null ? null : choice(choice, texts),
        json.text("explanation"));
  }

  /// The classification of a decision, which is a part of its document.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static Classification readClassification(String part) {
    return ClassificationJson.from(JsonObject.parsePart(part));
  }

  /// The document of a request alone.
  public static String writeRequest(DispatchRequest request) {
    return request(JsonObject.ofFormat(FORMAT), request).text();
  }

  /// The request of a document that holds nothing else.
  ///
  /// @throws IllegalArgumentException when it is not one of ours
  public static DispatchRequest readRequest(String document) {
    return request(JsonObject.parse(document, FORMAT));
  }

  /// The document of a classification alone; see [#readClassification].
  public static String writeClassification(Classification classification) {
    return ClassificationJson.object(classification).text();
  }

  private static JsonObject request(DispatchRequest request) {
    return request(JsonObject.empty(), request);
  }

  private static JsonObject request(JsonObject json, DispatchRequest request) {
    RoleId preferred = request.preferred();
    return json.with("task", TaskJson.object(request.task()))
        .with("preferred_role_id", preferred == null ? null : preferred.value())
        .withTexts("excluded_role_ids", request.excluded(), RoleId::value)
        .with("token_budget", request.budget().tokens())
        .with("reserve", request.budget().reserve())
        .with("section_budgets", sectionBudgets(request.budget().sections()))
        .with("forced_classification", request.forced())
        .with("redispatch", request.redispatch())
        .with("terms", TermsJson.objectOrNull(request.terms()));
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

  private static JsonObject sectionBudgets(Map<SectionName, Integer> sections) {
    JsonObject json = JsonObject.empty();
    sections.forEach((name, most) -> json.with(name.name().toLowerCase(Locale.ROOT), most));
    return json;
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

  private static JsonObject policy(SelectionPolicy policy) {
    return JsonObject.empty()
        .with("version", policy.version())
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

  private static JsonObject ranking(Ranking ranking) {
    return JsonObject.empty()
        .with("by", ClassificationJson.plugin(ranking.by()))
        .withObjects("candidates", ranking.candidates(), DecisionJson::candidate)
        .with("note", ranking.note())
        .withObjects("shadows", ranking.shadows(), DecisionJson::shadow);
  }

  private static Ranking ranking(JsonObject json) {
    return new Ranking(
        ClassificationJson.plugin(json.object("by")),
        json.objects("candidates", DecisionJson::candidate),
        json.textOrNull("note"),
        json.objectsOrNone("shadows", DecisionJson::shadow));
  }

  private static JsonObject shadow(ShadowRanking shadow) {
    RoleId first = shadow.first();
    return JsonObject.empty()
        .with("by", ClassificationJson.plugin(shadow.by()))
        .with("first", first == null ? null : first.value())
        .with("reason", shadow.reason());
  }

  private static ShadowRanking shadow(JsonObject json) {
    String first = json.textOrNull("first");
    return new ShadowRanking(
        ClassificationJson.plugin(json.object("by")),
        first == null ? null : new RoleId(first),
        json.textOrNull("reason"));
  }

  private static JsonObject candidate(Candidate candidate) {
    Workload workload = candidate.workload();
    return JsonObject.empty()
        .with("role_id", candidate.role().value())
        .with("role_version", candidate.roleVersion())
        .with("type", candidate.type())
        .with(
            "workload",
            JsonObject.empty()
                .with("active", workload.active())
                .withWhole("capacity", workload.capacity())
                .with("last_assigned_at", workload.lastAssignedAt()))
        .withObjects(
            "score",
            candidate.score().parts(),
            part -> JsonObject.empty().with("name", part.name()).with("points", part.points()));
  }

  private static Candidate candidate(JsonObject json) {
    JsonObject workload = json.object("workload");
    return new Candidate(
        new RoleId(json.text("role_id")),
        json.whole("role_version"),
        json.constant("type", RoleType.class),
        new Workload(
            workload.count("active"),
            workload.countOrNull("capacity"),
            workload.instantOrNull("last_assigned_at")),
        new ScoreBreakdown(
            json.objects(
                "score", part -> new ScorePart(part.text("name"), part.number("points")))));
  }

  private static JsonObject choice(Choice choice, Predicate<TextBlock> storedElsewhere) {
    Choice.Preference preference = choice.preference();
    Choice.Plan plan = choice.plan();
    return JsonObject.empty()
        .with("candidate", candidate(choice.candidate()))
        .with(
            "preference",
            preference == null
                ? null
                : JsonObject.empty()
                    .with("honoured", preference.honoured())
                    .with("reason", preference.reason()))
        .with(
            "plan",
            plan == null
                ? null
                : JsonObject.empty()
                    .with("honoured", plan.honoured())
                    .with("reason", plan.reason()))
        .with("context", ContextJson.object(choice.context(), storedElsewhere));
  }

  private static Choice choice(JsonObject json, BlockTexts texts) {
    JsonObject preference = json.objectOrNull("preference");
    JsonObject plan = json.objectOrNull("plan");
    Candidate candidate = candidate(json.object("candidate"));
    return new Choice(
        candidate,
        preference == null
            ? null
            : new Choice.Preference(preference.flag("honoured"), preference.text("reason")),
        ContextJson.from(json.object("context"), candidate.roleVersion(), texts),
        plan == null ? null : new Choice.Plan(plan.flag("honoured"), plan.text("reason")));
  }
}
