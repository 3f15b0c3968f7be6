package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A rule as data: when all its conditions hold, it names a class.
///
/// @param name unique in its file
/// @param priority rules with a higher one are asked first
/// @param then the class it names
/// @param conditions at least one; all must hold
record Rule(String name, int priority, RoutingClass then, List<RuleCondition> conditions) {

  Rule {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("The rule (%s) must have a condition.".formatted(name));
    }
    conditions = List.copyOf(conditions);
  }

  /// A rule that fits a task.
  ///
  /// @param rule the rule
  /// @param reasons why it fits: one for each condition, in plain words
  record Match(Rule rule, List<String> reasons) {

    Match {
      reasons = List.copyOf(reasons);
    }
  }

  /// The match when every condition holds.
  Optional<Match> match(TaskView task, TaskText text) {
    List<String> reasons = new ArrayList<>(conditions.size());
    for (RuleCondition condition : conditions) {
      Optional<String> reason = condition.reasonIn(task, text);
      if (reason.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(reason.get());
    }
    return Optional.of(new Match(this, reasons));
  }
}
