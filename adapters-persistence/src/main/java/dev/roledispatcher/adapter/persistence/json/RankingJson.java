package dev.roledispatcher.adapter.persistence.json;

import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import java.util.List;
import java.util.function.Function;

/// Rankings as parts of documents. The names of the parts of a score are written once for all
/// candidates that have the same ones.
final class RankingJson {

  private static final String PART_NAMES = "score_parts";

  private RankingJson() {}

  static void write(JsonWriter json, Ranking ranking) {
    List<String> names =
        ranking.candidates().isEmpty()
            ? List.of()
            : CandidateJson.partNames(ranking.candidates().getFirst());
    json.withObject("by", ranking.by(), ClassificationJson::writePlugin)
        .withTexts(PART_NAMES, names, Function.identity())
        .withObjects(
            "candidates",
            ranking.candidates(),
            (part, candidate) -> CandidateJson.write(part, candidate, names))
        .with("note", ranking.note())
        .withObjects("shadows", ranking.shadows(), RankingJson::writeShadow);
  }

  static Ranking from(JsonObject json) {
    List<String> names = json.textsOrNone(PART_NAMES, Function.identity());
    return new Ranking(
        ClassificationJson.plugin(json.object("by")),
        json.objects("candidates", candidate -> CandidateJson.from(candidate, names)),
        json.textOrNull("note"),
        json.objectsOrNone("shadows", RankingJson::shadow));
  }

  private static void writeShadow(JsonWriter json, ShadowRanking shadow) {
    RoleId first = shadow.first();
    json.withObject("by", shadow.by(), ClassificationJson::writePlugin)
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
}
