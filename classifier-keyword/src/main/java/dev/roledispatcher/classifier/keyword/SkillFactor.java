package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.util.ArrayList;
import java.util.List;

/// Judges a task by the capabilities it asks for; what is only preferred counts half, unknown
/// capabilities say nothing.
final class SkillFactor {

  private static final double ENOUGH = 1.5;
  private static final double REQUIRED = 1;
  private static final double PREFERRED = 0.5;

  private final PhraseIndex<Term> terms;

  SkillFactor(PhraseIndex<Term> terms) {
    this.terms = terms;
  }

  /// Judges a task.
  Finding judge(TaskView task) {
    Balance balance = new Balance(ENOUGH);
    List<Sign> signs = new ArrayList<>();
    for (RequirementView requirement : task.requirements()) {
      double counts = requirement.required() ? REQUIRED : PREFERRED;
      for (PhraseIndex.Found<Term> found : terms.allIn(Tokens.of(requirement.capability()))) {
        Term term = found.value();
        if (term.weight() > 0) {
          balance.add(term.list().side(), term.weight() * counts);
          signs.add(new Sign(requirement.capability(), term.list().side()));
        }
      }
    }
    return Finding.of(balance, signs);
  }
}
