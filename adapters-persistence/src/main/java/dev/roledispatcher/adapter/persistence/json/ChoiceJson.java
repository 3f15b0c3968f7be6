package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Choices as parts of documents. A candidate that is in the ranking stands in them as its rank,
/// counted from 1.
final class ChoiceJson {

  private ChoiceJson() {}

  /// Writes a choice.
  ///
  /// @param ranking that of its document; null when it has none
  /// @param storedElsewhere true for blocks of the context that are to be referred to
  static void write(
      JsonWriter json,
      Choice choice,
      @Nullable Ranking ranking,
      Predicate<TextBlock> storedElsewhere) {
    int rank = ranking == null ? 0 : 1 + ranking.candidates().indexOf(choice.candidate());
    if (rank > 0) {
      json.with("rank", rank);
    } else {
      json.withObject(
          "candidate",
          choice.candidate(),
          (part, candidate) -> CandidateJson.write(part, candidate, List.of()));
    }
    json.withObject(
            "preference",
            choice.preference(),
            (part, preference) -> write(part, preference.honoured(), preference.reason()))
        .withObject(
            "plan", choice.plan(), (part, plan) -> write(part, plan.honoured(), plan.reason()))
        .withObject(
            "context",
            choice.context(),
            (part, context) -> ContextJson.write(part, context, storedElsewhere));
  }

  /// The choice of an object.
  ///
  /// @param ranking that of its document; null when it has none
  static Choice from(JsonObject json, @Nullable Ranking ranking, BlockTexts texts) {
    Candidate candidate = candidate(json, ranking);
    JsonObject preference = json.objectOrNull("preference");
    JsonObject plan = json.objectOrNull("plan");
    return new Choice(
        candidate,
        preference == null
            ? null
            : new Choice.Preference(preference.flag("honoured"), preference.text("reason")),
        ContextJson.from(json.object("context"), candidate.roleVersion(), texts),
        plan == null ? null : new Choice.Plan(plan.flag("honoured"), plan.text("reason")));
  }

  private static void write(JsonWriter json, boolean honoured, String reason) {
    json.with("honoured", honoured).with("reason", reason);
  }

  private static Candidate candidate(JsonObject json, @Nullable Ranking ranking) {
    Integer rank = json.countOrNull("rank");
    if (rank == null) {
      return CandidateJson.from(json.object("candidate"), List.of());
    }
    if (ranking == null) {
      throw new IllegalArgumentException("A document with a rank must have a ranking.");
    }
    return ranking.candidates().get(rank - 1);
  }
}
