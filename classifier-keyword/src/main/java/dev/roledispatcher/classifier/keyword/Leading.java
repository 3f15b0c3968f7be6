package dev.roledispatcher.classifier.keyword;

import java.util.BitSet;
import java.util.Set;

/// Finds the words that lead: those that say what is to be done, not what it is done to.
///
/// A word leads at the beginning of a clause and after a word such as `and`, `to` or `must`.
/// Numbers and adverbs (`automatically extract`) pass the lead on.
final class Leading {

  private static final Set<String> HANDS_OVER =
      Set.of(
          "and",
          "or",
          "then",
          "to",
          "please",
          "must",
          "should",
          "shall",
          "will",
          "would",
          "can",
          "could",
          "may",
          "might",
          "need",
          "needs",
          "also",
          "i",
          "we",
          "you",
          "they",
          "let's",
          "lets",
          "help",
          "by",
          "asap",
          "urgently");

  private Leading() {}

  /// The indexes of the leading words.
  static BitSet in(Tokens tokens) {
    BitSet leading = new BitSet(tokens.size());
    boolean leads = false;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      leads = leads || tokens.startsClause(i);
      leading.set(i, leads);
      leads = HANDS_OVER.contains(word) || (leads && passesOn(word));
    }
    return leading;
  }

  private static boolean passesOn(String word) {
    return Character.isDigit(word.charAt(0)) || word.endsWith("ly");
  }
}
