package dev.roledispatcher.domain.classification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who should do a task, how sure that is, who said so and what the others said.
///
/// @param value who should do it
/// @param confidence how sure that is
/// @param decidedBy what decided
/// @param classifier the classifier that decided; null unless one did
/// @param rule the rule that decided, and what it found; null unless one did
/// @param evidence what it rests on
/// @param explanation why, in plain words
/// @param opinions what every classifier that was asked said, in the order asked
/// @param probabilities how likely each class is; null when nobody said
/// @param precaution why it is a safer class than the one that was named; null when it is not
/// @param shadows what those said that were asked only to be compared
public record Classification(
    TaskClassification value,
    Confidence confidence,
    DecidedBy decidedBy,
    @Nullable PluginRef classifier,
    @Nullable RuleMatch rule,
    List<Evidence> evidence,
    String explanation,
    List<Opinion> opinions,
    @Nullable ClassProbabilities probabilities,
    @Nullable Precaution precaution,
    List<Opinion> shadows) {

  /// What decided a classification.
  public enum DecidedBy {
    /// The caller forced it.
    FORCED,
    /// A rule fitted the task.
    RULE,
    /// A classifier said so.
    CLASSIFIER,
    /// No classifier had an opinion; the configured fallback stepped in.
    FALLBACK
  }

  public Classification {
    if ((decidedBy == DecidedBy.CLASSIFIER) != (classifier != null)) {
      throw new IllegalArgumentException(
          "A classification decided by (%s) must name a classifier exactly when one decided."
              .formatted(decidedBy));
    }
    if ((decidedBy == DecidedBy.RULE) != (rule != null)) {
      throw new IllegalArgumentException(
          "A classification decided by (%s) must name a rule exactly when one decided."
              .formatted(decidedBy));
    }
    evidence = List.copyOf(evidence);
    opinions = List.copyOf(opinions);
    shadows = List.copyOf(shadows);
  }

  /// A class the caller forced.
  public static Classification forced(TaskClassification value) {
    return decreed(
        value, 1, DecidedBy.FORCED, null, "The request forced this class.", Hearing.ofNobody());
  }

  /// The class a rule gives to the tasks that fit it; nobody else was asked.
  public static Classification ruled(TaskClassification value, RuleMatch rule) {
    return decreed(
        value,
        1,
        DecidedBy.RULE,
        rule,
        "The rule (%s) decided: %s.".formatted(rule.rule(), rule.summary()),
        Hearing.ofNobody());
  }

  /// The verdict of the classifiers.
  ///
  /// @param verdict that of the hearing
  public static Classification by(Opinion.Stated verdict, Hearing hearing) {
    return new Classification(
        verdict.classification(),
        verdict.confidence(),
        DecidedBy.CLASSIFIER,
        verdict.by(),
        null,
        verdict.evidence(),
        explanation(verdict, hearing.precaution()),
        hearing.opinions(),
        verdict.probabilities(),
        hearing.precaution(),
        hearing.shadows());
  }

  private static String explanation(Opinion.Stated verdict, @Nullable Precaution precaution) {
    return precaution == null
        ? verdict.explanation()
        : precaution.sentence() + " " + verdict.explanation();
  }

  /// The configured class for tasks that no classifier had an opinion on.
  public static Classification fallback(TaskClassification value, Hearing hearing) {
    return decreed(
        value,
        0,
        DecidedBy.FALLBACK,
        null,
        "No classifier had an opinion; the configured fallback decided.",
        hearing);
  }

  private static Classification decreed(
      TaskClassification value,
      double confidence,
      DecidedBy by,
      @Nullable RuleMatch rule,
      String explanation,
      Hearing hearing) {
    return new Classification(
        value,
        new Confidence(confidence, Confidence.Basis.DECREED),
        by,
        null,
        rule,
        List.of(),
        explanation,
        hearing.opinions(),
        null,
        null,
        hearing.shadows());
  }
}
