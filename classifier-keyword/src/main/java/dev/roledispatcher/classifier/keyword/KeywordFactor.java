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
///
/// What a decision is about does not make it less of a decision: when authority leads and no work
/// for machines does (`approve this pull request`), all that is mentioned and does not speak for a
/// person counts by 0.25 only.
final class KeywordFactor {

  private static final double ENOUGH = 1.5;
  private static final double LEADING_AUTHORITY = 1.5;
  private static final double LEADING = 1;
  private static final double MENTIONED = 0.6;
  private static final double DECIDED_ON = 0.25;
  private static final double DESCRIBING = 0.25;

  /// What the words say.
  ///
  /// @param finding the factor
  /// @param authority the first words that ask for a decision only a person may take
  /// @param vetoed whether such a decision is the main action, so that AI must not do it alone
  record Judgement(Finding finding, Optional<String> authority, boolean vetoed) {}

  private record Counted(Sign sign, double weight) {}

  private final PhraseIndex<Term> terms;

  KeywordFactor(PhraseIndex<Term> terms) {
    this.terms = terms;
  }

  /// Judges a text.
  Judgement judge(TaskText text) {
    List<PhraseIndex.Found<Term>> all = new ArrayList<>();
    for (PhraseIndex.Found<Term> found : terms.allIn(text.tokens())) {
      if (found.value().weight() > 0 && !text.denies(found)) {
        all.add(found);
      }
    }
    boolean onlyDecides = leads(WordList.AUTHORITY, all, text) && !leads(WordList.AI, all, text);
    Map<Term, Counted> counted = new LinkedHashMap<>();
    for (PhraseIndex.Found<Term> found : all) {
      Term term = found.value();
      Sign sign = new Sign(text.words(found), term.list().side());
      Counted now = new Counted(sign, term.weight() * part(text, found, onlyDecides));
      counted.merge(term, now, (old, next) -> next.weight() > old.weight() ? next : old);
    }
    return new Judgement(finding(counted), authority(all, text), isMainAction(all, text));
  }

  private static boolean leads(WordList list, List<PhraseIndex.Found<Term>> all, TaskText text) {
    for (PhraseIndex.Found<Term> found : all) {
      if (found.value().list() == list && text.leads(found) && !text.describes(found)) {
        return true;
      }
    }
    return false;
  }

  private static double part(TaskText text, PhraseIndex.Found<Term> found, boolean onlyDecides) {
    if (text.describes(found)) {
      return DESCRIBING;
    }
    WordList list = found.value().list();
    if (text.leads(found)) {
      return list == WordList.AUTHORITY ? LEADING_AUTHORITY : LEADING;
    }
    return onlyDecides && list.side() != Side.PERSON ? DECIDED_ON : MENTIONED;
  }

  private static Optional<String> authority(List<PhraseIndex.Found<Term>> all, TaskText text) {
    for (PhraseIndex.Found<Term> found : all) {
      if (found.value().list() == WordList.AUTHORITY && !text.describes(found)) {
        return Optional.of(text.words(found));
      }
    }
    return Optional.empty();
  }

  private static boolean isMainAction(List<PhraseIndex.Found<Term>> all, TaskText text) {
    for (PhraseIndex.Found<Term> found : all) {
      if (found.value().list() == WordList.AUTHORITY
          && text.commands(found)
          && !text.describes(found)) {
        return true;
      }
    }
    return false;
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
