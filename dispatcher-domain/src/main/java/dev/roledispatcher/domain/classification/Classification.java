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
public record Classification(
    TaskClassification value,
    Confidence confidence,
    DecidedBy decidedBy,
    @Nullable PluginRef classifier,
    @Nullable RuleMatch rule,
    List<Evidence> evidence,
    String explanation,
    List<Opinion> opinions) {

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
  }

  /// A class the caller forced.
  public static Classification forced(TaskClassification value, List<Opinion> opinions) {
    return new Classification(
        value,
        new Confidence(1, Confidence.Basis.DECREED),
        DecidedBy.FORCED,
        null,
        null,
        List.of(),
        "The request forced this class.",
        opinions);
  }

  /// The class a rule gives to the tasks that fit it; nobody else was asked.
  public static Classification ruled(TaskClassification value, RuleMatch rule) {
    return new Classification(
        value,
        new Confidence(1, Confidence.Basis.DECREED),
        DecidedBy.RULE,
        null,
        rule,
        List.of(),
        "The rule (%s) decided: %s.".formatted(rule.rule(), rule.summary()),
        List.of());
  }

  /// The class a classifier named.
  public static Classification by(Opinion.Stated opinion, List<Opinion> opinions) {
    return new Classification(
        opinion.classification(),
        opinion.confidence(),
        DecidedBy.CLASSIFIER,
        opinion.by(),
        null,
        opinion.evidence(),
        opinion.explanation(),
        opinions);
  }

  /// The configured class for tasks that no classifier had an opinion on.
  public static Classification fallback(TaskClassification value, List<Opinion> opinions) {
    return new Classification(
        value,
        new Confidence(0, Confidence.Basis.DECREED),
        DecidedBy.FALLBACK,
        null,
        null,
        List.of(),
        "No classifier had an opinion; the configured fallback decided.",
        opinions);
  }
}
