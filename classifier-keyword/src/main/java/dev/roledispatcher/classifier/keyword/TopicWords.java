package dev.roledispatcher.classifier.keyword;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Adds the terms of one topic to a balance: each once, unless it is denied.
final class TopicWords {

  private TopicWords() {}

  /// Adds what is found in the text to the balance and to the signs.
  static void weigh(PhraseIndex<Term> terms, TaskText text, Balance balance, List<Sign> signs) {
    Set<Term> seen = new HashSet<>();
    for (PhraseIndex.Found<Term> found : terms.allIn(text.tokens())) {
      Term term = found.value();
      if (term.weight() > 0 && !text.denies(found) && seen.add(term)) {
        balance.add(term.list().side(), term.weight());
        signs.add(new Sign(text.words(found), term.list().side()));
      }
    }
  }
}
