package dev.roledispatcher.classifier.keyword;

import java.util.List;

/// A phrase that speaks for somebody.
///
/// @param phrase what to look for
/// @param list where it stands
/// @param weight how much it counts, from 0 (it says nothing) to 1
record Term(Phrase phrase, WordList list, double weight) {

  Term {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "The weight (%s) of term (%s) must be a number from 0 to 1."
              .formatted(weight, phrase.text()));
    }
  }

  /// What makes two terms the same: they find the same texts for the same purpose.
  record Identity(WordList.Topic topic, boolean exact, List<String> keys) {}

  /// What this term shares with every other that finds the same.
  Identity identity() {
    return new Identity(list.topic(), phrase.exact(), phrase.keys());
  }

  /// Whether it says the same as another: on the same list, with the same weight.
  boolean agreesWith(Term other) {
    return list == other.list && weight == other.weight;
  }
}
