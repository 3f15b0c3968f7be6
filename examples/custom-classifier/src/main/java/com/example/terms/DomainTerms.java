package com.example.terms;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives a task to those who have most of the terms in it. Immutable.
final class DomainTerms implements Classifier {

  /// Who gets it when two have equally many: the safer one.
  private static final List<RoutingClass> SAFEST_FIRST =
      List.of(RoutingClass.HUMAN_PRIMARY, RoutingClass.HYBRID, RoutingClass.AI_PRIMARY);

  private static final int MOST_SHOWN = 10;
  private static final int LONGEST_SHOWN = 60;

  private final Terms terms;
  private final double confidence;

  DomainTerms(Terms terms, double confidence) {
    this.terms = terms;
    this.confidence = confidence;
  }

  @Override
  public Verdict classify(TaskView task) {
    Collection<Term> found = terms.in(task.description());
    if (found.isEmpty()) {
      return new Verdict.Abstained("It has none of the terms of the trade.");
    }
    Map<RoutingClass, List<String>> byClass = new EnumMap<>(RoutingClass.class);
    for (Term term : found) {
      byClass.computeIfAbsent(term.routingClass(), none -> new ArrayList<>()).add(shown(term));
    }
    List<RoutingClass> order = mostTermsFirst(byClass);
    double agreement = (double) byClass.get(order.get(0)).size() / found.size();
    return new Verdict.Classified(
        order.get(0),
        confidence * agreement,
        false,
        order.stream().map(named -> factor(named, byClass.get(named), found.size())).toList(),
        order.stream()
            .map(named -> sentence(named, byClass.get(named)))
            .collect(Collectors.joining(" ")));
  }

  private static List<RoutingClass> mostTermsFirst(Map<RoutingClass, List<String>> byClass) {
    return SAFEST_FIRST.stream()
        .filter(byClass::containsKey)
        .sorted((a, b) -> Integer.compare(byClass.get(b).size(), byClass.get(a).size()))
        .toList();
  }

  private static Factor factor(RoutingClass named, List<String> words, int all) {
    double value =
        switch (named) {
          case HUMAN_PRIMARY -> 1;
          case AI_PRIMARY -> -1;
          case HYBRID -> 0;
        };
    double weight = (double) words.size() / all;
    return new Factor(
        "terms " + who(named),
        value,
        weight,
        value * weight,
        words.subList(0, Math.min(MOST_SHOWN, words.size())));
  }

  private static String sentence(RoutingClass named, List<String> words) {
    String listed =
        words.stream()
            .limit(MOST_SHOWN)
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(", "));
    return words.size() > MOST_SHOWN
        ? "%s and %d more are %s.".formatted(listed, words.size() - MOST_SHOWN, who(named))
        : "%s %s %s.".formatted(listed, words.size() == 1 ? "is" : "are", who(named));
  }

  private static String who(RoutingClass named) {
    return switch (named) {
      case HUMAN_PRIMARY -> "for people";
      case AI_PRIMARY -> "for AI";
      case HYBRID -> "for both";
    };
  }

  private static String shown(Term term) {
    String text = term.text();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
