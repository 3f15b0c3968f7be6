package dev.roledispatcher.application.service;

import dev.roledispatcher.application.service.Decider.Shortlisted;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Refusal;
import dev.roledispatcher.domain.selection.RefusalReason;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.UnknownCapability;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decisions in plain words.
final class Explanation {

  private Explanation() {}

  static String of(Question question, Shortlisted shortlisted, @Nullable Choice choice) {
    StringBuilder text = new StringBuilder(classification(shortlisted.classification()));
    int all = shortlisted.index().size();
    int eligible = shortlisted.screening().eligibleCount();
    if (choice == null) {
      return text.append(' ')
          .append(ofNobody(shortlisted.screening().refusals(), question.only()))
          .toString();
    }
    if (question.only() == null) {
      text.append(' ').append(eligible).append(" of ").append(all).append(" roles may take it.");
    } else {
      text.append(question.pulled() ? " The role asked for work." : " The caller named the role.");
    }
    addScore(text.append(' '), choice.candidate());
    if (choice.preference() != null) {
      text.append(' ').append(choice.preference().reason());
    }
    if (choice.plan() != null) {
      text.append(' ').append(choice.plan().reason());
    }
    if (shortlisted.ranking() != null && shortlisted.ranking().note() != null) {
      text.append(' ').append(shortlisted.ranking().note());
    }
    return text.toString();
  }

  /// Why nobody may take a task.
  static String ofNobody(Refusals refusals, @Nullable RoleId only) {
    if (only != null) {
      return "The role (%s) may not take it. ".formatted(only) + reasons(refusals.named());
    }
    if (refusals.total() == 0) {
      return "No role may take it: no role is registered.";
    }
    String counts =
        refusals.counts().entrySet().stream()
            .map(entry -> "%s %d".formatted(lower(entry.getKey()), entry.getValue()))
            .collect(Collectors.joining(", "));
    String unknown =
        refusals.unknownCapabilities().stream()
            .map(Explanation::unknown)
            .collect(Collectors.joining(" "));
    return "No role may take it; of %d roles: %s. %s"
        .formatted(refusals.total(), counts, unknown)
        .strip();
  }

  /// What the classifiers said when none had an opinion.
  static String ofAbstentions(List<Opinion> opinions) {
    if (opinions.isEmpty()) {
      return "No classifier is configured.";
    }
    return "No classifier had an opinion. "
        + opinions.stream().map(Explanation::abstention).collect(Collectors.joining(" "));
  }

  /// What became of the preferred role.
  static Choice.Preference ofPreference(RoleId preferred, Candidate chosen, Refusals refusals) {
    if (chosen.role().equals(preferred)) {
      return new Choice.Preference(true, "The preferred role may take the task and got it.");
    }
    String why =
        refusals.named().stream()
            .filter(refusal -> refusal.role().equals(preferred))
            .findFirst()
            .map(refusal -> sentences(refusal.reasons()))
            .orElse("It may not take the task.");
    return new Choice.Preference(
        false, "The preferred role (%s) did not get it. %s".formatted(preferred, why));
  }

  private static String classification(Classification classification) {
    String value = lower(classification.value());
    return switch (classification.decidedBy()) {
      case FORCED -> "The request forced %s.".formatted(value);
      case RULE -> "Classified as %s. %s".formatted(value, classification.explanation());
      case FALLBACK -> "No classifier had an opinion, so the task counts as %s.".formatted(value);
      case CLASSIFIER ->
          "Classified as "
              + value
              + " (confidence "
              + Decimals.shown(classification.confidence().value(), 2)
              + "). "
              + classification.explanation();
    };
  }

  private static String abstention(Opinion opinion) {
    return switch (opinion) {
      case Opinion.Abstained abstained ->
          "%s: %s".formatted(abstained.by().name(), abstained.reason());
      case Opinion.Stated stated -> "%s stated a class.".formatted(stated.by().name());
    };
  }

  private static String unknown(UnknownCapability capability) {
    return capability.nearest() == null
        ? "No role has the capability %s.".formatted(capability.asked())
        : "No role has the capability %s; the nearest known one is %s."
            .formatted(capability.asked(), capability.nearest());
  }

  private static String reasons(List<Refusal> refusals) {
    return refusals.stream()
        .map(refusal -> sentences(refusal.reasons()))
        .collect(Collectors.joining(" "));
  }

  private static String sentences(List<RefusalReason> reasons) {
    return reasons.stream().map(RefusalReason::sentence).collect(Collectors.joining(" "));
  }

  private static void addScore(StringBuilder text, Candidate chosen) {
    text.append(chosen.role().value())
        .append(" got it with a score of ")
        .append(Decimals.shown(chosen.score().total(), 3));
    String separator = " (";
    for (ScorePart part : chosen.score().parts()) {
      text.append(separator).append(part.name()).append(' ');
      text.append(Decimals.shown(part.points(), 3));
      separator = ", ";
    }
    text.append(chosen.score().parts().isEmpty() ? "." : ").");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
