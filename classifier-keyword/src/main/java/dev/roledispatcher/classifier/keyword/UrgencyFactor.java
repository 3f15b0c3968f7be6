package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.TaskView;
import java.util.ArrayList;
import java.util.List;

/// Judges how pressing a task is: emergencies lean mildly to a person, who answers for what
/// happens; work that can wait leans mildly to AI.
///
/// The deadline is left out, because how near it is depends on when one looks, and the same task
/// must always get the same answer.
final class UrgencyFactor {

  private static final double ENOUGH = 3;
  private static final double CRITICAL = 0.5;
  private static final double HIGH = 0.1;
  private static final double LOW = 0.25;

  private final PhraseIndex<Term> terms;

  UrgencyFactor(PhraseIndex<Term> terms) {
    this.terms = terms;
  }

  /// Judges a task.
  Finding judge(TaskView task, TaskText text) {
    Balance balance = new Balance(ENOUGH);
    List<Sign> signs = new ArrayList<>();
    switch (task.priority()) {
      case "critical" -> add(balance, signs, Side.PERSON, CRITICAL, "critical priority");
      case "high" -> add(balance, signs, Side.PERSON, HIGH, "high priority");
      case "low" -> add(balance, signs, Side.AI, LOW, "low priority");
      default -> {}
    }
    TopicWords.weigh(terms, text, balance, signs);
    return Finding.of(balance, signs);
  }

  private static void add(
      Balance balance, List<Sign> signs, Side side, double weight, String text) {
    balance.add(side, weight);
    signs.add(new Sign(text, side));
  }
}
