package dev.roledispatcher.classifier.keyword;

import java.util.List;

/// Judges a task by the first rule that fits: an operator's own, else a built-in one.
final class RuleFactor {

  private RuleFactor() {}

  /// What a rule that fits says, in full strength.
  static Finding of(Rule.Match match) {
    Rule rule = match.rule();
    String text = rule.name() + " (" + String.join(", ", match.reasons()) + ")";
    return switch (rule.then()) {
      case HUMAN_PRIMARY -> new Finding(1, 1, List.of(new Sign(text, Side.PERSON)));
      case AI_PRIMARY -> new Finding(-1, 1, List.of(new Sign(text, Side.AI)));
      case HYBRID -> new Finding(0, 1, List.of(new Sign(text, Side.BOTH)));
    };
  }
}
