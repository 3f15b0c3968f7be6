package dev.roledispatcher.domain.dispatch;

import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.ShadowRanking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plugin said in the shadow of a decision, held against the decision.
///
/// @param kind what the plugin does
/// @param by the plugin
/// @param decided the class of the task as it was decided
/// @param result whether the plugin would have decided the same
/// @param said the class a classifier named; null for selectors, and when it named none
public record ShadowAnswer(
    Kind kind,
    PluginRef by,
    TaskClassification decided,
    Result result,
    @Nullable TaskClassification said) {

  /// What a plugin does.
  public enum Kind {
    CLASSIFIER,
    ROLE_SELECTOR
  }

  /// How an answer compares with the decision.
  public enum Result {
    /// The same class, or the same role first.
    AGREED,
    /// Another one.
    DIFFERED,
    /// None that could be used.
    NONE
  }

  /// Everything that was said in the shadow of a decision. A class that was forced, ruled or fallen
  /// back to is no classifier's, so nothing is held against it.
  public static List<ShadowAnswer> of(DispatchDecision decision) {
    Classification classification = decision.classification();
    List<ShadowAnswer> answers = new ArrayList<>();
    if (classification.decidedBy() == Classification.DecidedBy.CLASSIFIER) {
      for (Opinion opinion : classification.shadows()) {
        answers.add(of(opinion, classification.value()));
      }
    }
    Ranking ranking = decision.ranking();
    if (ranking != null && !ranking.candidates().isEmpty()) {
      RoleId first = ranking.candidates().getFirst().role();
      for (ShadowRanking shadow : ranking.shadows()) {
        answers.add(of(shadow, first, classification.value()));
      }
    }
    return List.copyOf(answers);
  }

  private static ShadowAnswer of(Opinion opinion, TaskClassification decided) {
    TaskClassification said =
        opinion instanceof Opinion.Stated stated ? stated.classification() : null;
    return new ShadowAnswer(Kind.CLASSIFIER, opinion.by(), decided, result(said, decided), said);
  }

  private static ShadowAnswer of(ShadowRanking shadow, RoleId first, TaskClassification decided) {
    return new ShadowAnswer(
        Kind.ROLE_SELECTOR, shadow.by(), decided, result(shadow.first(), first), null);
  }

  private static <T> Result result(@Nullable T said, T decided) {
    if (said == null) {
      return Result.NONE;
    }
    return said.equals(decided) ? Result.AGREED : Result.DIFFERED;
  }
}
