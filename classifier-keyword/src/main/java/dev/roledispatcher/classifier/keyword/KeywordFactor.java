package dev.roledispatcher.classifier.keyword;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges a task by the words of its description.
///
/// Each term counts once, where it counts most: in full when it leads (`approve the budget`), and
/// by half more when it is then a decision only a person may take; by 0.6 when it is what the work
/// is done to (`the budget`); by 0.25 when it describes something already done (`approved
/// budgets`). What is denied does not count.
final class KeywordFactor {

  private static final double ENOUGH = 1.5;
  private static final double LEADING_AUTHORITY = 1.5;
  private static final double LEADING = 1;
  private static final double MENTIONED = 0.6;
  private static final double DESCRIBING = 0.25;

  /// What the words say.
  ///
  /// @param finding the factor
  /// @param authority the first words that ask for a decision only a person may take
  record Judgement(Finding finding, Optional<String> authority) {}

  private record Counted(Sign sign, double weight) {}

  private final PhraseIndex<Term> terms;

  KeywordFactor(PhraseIndex<Term> terms) {
    this.terms = terms;
  }

  /// Judges a text.
  Judgement judge(TaskText text) {
    Map<Term, Counted> counted = new LinkedHashMap<>();
    Optional<String> authority = Optional.empty();
    for (PhraseIndex.Found<Term> found : terms.allIn(text.tokens())) {
      Term term = found.value();
      if (term.weight() == 0 || text.denies(found)) {
        continue;
      }
      Counted now = counted(text, found);
      counted.merge(term, now, (old, next) -> next.weight() > old.weight() ? next : old);
      boolean asks = term.list() == WordList.AUTHORITY && !text.describes(found);
      if (asks && authority.isEmpty()) {
        authority = Optional.of(now.sign().text());
      }
    }
    return new Judgement(finding(counted), authority);
  }

  private static Counted counted(TaskText text, PhraseIndex.Found<Term> found) {
    Term term = found.value();
    double weight = term.weight() * part(text, found);
    return new Counted(new Sign(text.words(found), term.list().side()), weight);
  }

  private static double part(TaskText text, PhraseIndex.Found<Term> found) {
    if (text.describes(found)) {
      return DESCRIBING;
    }
    if (!text.leads(found)) {
      return MENTIONED;
    }
    return found.value().list() == WordList.AUTHORITY ? LEADING_AUTHORITY : LEADING;
  }

  private static Finding finding(Map<Term, Counted> counted) {
    Balance balance = new Balance(ENOUGH);
    List<Sign> signs = new ArrayList<>(counted.size());
    for (Counted one : counted.values()) {
      balance.add(one.sign().side(), one.weight());
      signs.add(one.sign());
    }
    return Finding.of(balance, signs);
  }
}
