package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.util.ArrayList;
import java.util.List;

/// Judges how open the work is: ambiguous, long or demanding work leans to a person, routine to AI.
///
/// Words for open work and for routine weigh against each other. Many words, many clauses, many
/// required capabilities and high required levels add at most 1 for a person, too little to decide
/// by themselves.
final class ComplexityFactor {

  private static final double ENOUGH = 3;

  private static final int LONG_FROM = 60;
  private static final int LONG_UP_TO = 240;
  private static final double LONG = 0.25;

  private static final int CLAUSES_FROM = 6;
  private static final int CLAUSES_UP_TO = 20;
  private static final double MANY_CLAUSES = 0.25;

  private static final int CAPABILITIES_FROM = 3;
  private static final int CAPABILITIES_UP_TO = 8;
  private static final double MANY_CAPABILITIES = 0.25;

  private static final int LEVEL_FROM = 3;
  private static final int LEVEL_UP_TO = 5;
  private static final double HIGH_LEVEL = 0.25;

  private final PhraseIndex<Term> terms;

  ComplexityFactor(PhraseIndex<Term> terms) {
    this.terms = terms;
  }

  /// Judges a task.
  Finding judge(TaskView task, TaskText text) {
    Balance balance = new Balance(ENOUGH);
    List<Sign> signs = new ArrayList<>();
    TopicWords.weigh(terms, text, balance, signs);
    int words = text.tokens().size();
    int clauses = text.tokens().clauses();
    int capabilities = task.requirements().size();
    int level = task.requirements().stream().mapToInt(RequirementView::minLevel).max().orElse(0);
    add(balance, signs, LONG * between(words, LONG_FROM, LONG_UP_TO), words + " words");
    double manyClauses = MANY_CLAUSES * between(clauses, CLAUSES_FROM, CLAUSES_UP_TO);
    add(balance, signs, manyClauses, clauses + " clauses");
    double manyCapabilities =
        MANY_CAPABILITIES * between(capabilities, CAPABILITIES_FROM, CAPABILITIES_UP_TO);
    add(balance, signs, manyCapabilities, capabilities + " capabilities");
    add(balance, signs, HIGH_LEVEL * between(level, LEVEL_FROM, LEVEL_UP_TO), "level " + level);
    return Finding.of(balance, signs);
  }

  private static void add(Balance balance, List<Sign> signs, double weight, String sign) {
    if (weight > 0) {
      balance.add(Side.PERSON, weight);
      signs.add(new Sign(sign, Side.PERSON));
    }
  }

  /// How far a number is on its way from one to another, from 0 to 1.
  private static double between(int number, int from, int upTo) {
    return Math.clamp((double) (number - from) / (upTo - from), 0, 1);
  }
}
