package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.TaskView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Rules in the order in which they are asked: by priority, highest first, then by name.
///
/// @param rules in any order; kept in the order of asking
record RuleSet(List<Rule> rules) {

  private static final Comparator<Rule> ORDER =
      Comparator.comparingInt(Rule::priority).reversed().thenComparing(Rule::name);

  /// No rules.
  static final RuleSet NONE = new RuleSet(List.of());

  RuleSet {
    rules = rules.stream().sorted(ORDER).toList();
  }

  /// The first rule that fits.
  Optional<Rule.Match> firstMatch(TaskView task, TaskText text) {
    for (Rule rule : rules) {
      Optional<Rule.Match> match = rule.match(task, text);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }
}
