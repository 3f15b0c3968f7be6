package dev.roledispatcher.classifier.keyword;

import java.util.BitSet;
import java.util.Set;

/// Finds the words a text denies: `no approval needed`, `without human review`, `do not approve`,
/// `approval is not required`.
///
/// A negating word denies the five words after it, up to punctuation or a word that turns the
/// sentence, such as `but` or `until`. A second one in that reach takes it back: `do not deploy
/// without approval` does want the approval.
final class Negation {

  private static final int REACH = 5;
  private static final int REACH_BACK = 3;

  private static final Set<String> NEGATORS =
      Set.of(
          "no",
          "not",
          "never",
          "without",
          "neither",
          "nor",
          "cannot",
          "dont",
          "doesnt",
          "isnt",
          "arent",
          "wont",
          "cant",
          "shouldnt",
          "mustnt",
          "neednt");

  private static final Set<String> TURNS =
      Set.of(
          "but",
          "however",
          "yet",
          "although",
          "though",
          "except",
          "unless",
          "until",
          "till",
          "before",
          "after",
          "if",
          "when",
          "because",
          "so",
          "then",
          "instead",
          "rather",
          "only",
          "just");

  /// Words after `no` or `not` that make it say something else than a denial.
  private static final Set<String> HARMLESS =
      Set.of("only", "just", "later", "more", "less", "fewer", "merely");

  private static final Set<String> WANTED =
      Set.of("required", "needed", "necessary", "mandatory", "wanted", "involved");

  private static final Set<String> BE =
      Set.of(
          "is", "are", "was", "were", "be", "will", "does", "do", "isn't", "aren't", "wasn't",
          "weren't", "won't", "isnt", "arent", "wont");

  private static final Set<String> WHO = Set.of("that", "which", "who", "where");

  private Negation() {}

  /// What a text denies.
  ///
  /// @param words the indexes of the denied words
  /// @param negators the indexes of the words that deny
  record Denied(BitSet words, BitSet negators) {

    /// Whether the words from one index to another, the latter excluded, are denied. Words that
    /// hold their own negation (`no rush`) are denied only from outside.
    boolean covers(int from, int to) {
      int negator = negators.nextSetBit(from);
      int upTo = negator >= 0 && negator < to ? from + 1 : to;
      int first = words.nextSetBit(from);
      return first >= 0 && first < upTo;
    }
  }

  /// Finds what a text denies.
  static Denied in(Tokens tokens) {
    BitSet denied = new BitSet(tokens.size());
    BitSet negators = new BitSet(tokens.size());
    int left = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      if (tokens.startsClause(i) || TURNS.contains(word)) {
        left = 0;
      }
      if (negates(tokens, i)) {
        negators.set(i);
        left = left > 0 && word.equals("without") ? 0 : REACH;
        denyWhatIsNotWanted(tokens, i, denied);
      } else if (left > 0) {
        denied.set(i);
        left--;
      }
    }
    return new Denied(denied, negators);
  }

  private static boolean negates(Tokens tokens, int at) {
    String word = tokens.word(at);
    if (word.endsWith("n't")) {
      return true;
    }
    if (word.equals("of") || word.equals("than")) {
      return at > 0 && tokens.word(at - 1).equals(word.equals("of") ? "instead" : "rather");
    }
    return NEGATORS.contains(word)
        && !(continues(tokens, at + 1) && HARMLESS.contains(tokens.word(at + 1)));
  }

  /// Denies the words before `is not required` and its like.
  private static void denyWhatIsNotWanted(Tokens tokens, int negator, BitSet denied) {
    if (!continues(tokens, negator + 1) || !WANTED.contains(tokens.word(negator + 1))) {
      return;
    }
    int at = negator;
    int reach = 1;
    if (BE.contains(tokens.word(at))) {
      reach = REACH_BACK;
    }
    while (at > 0 && !tokens.startsClause(at) && BE.contains(tokens.word(at - 1))) {
      reach = REACH_BACK;
      at--;
    }
    while (reach > 0 && at > 0 && !tokens.startsClause(at)) {
      at--;
      if (WHO.contains(tokens.word(at))) {
        return;
      }
      denied.set(at);
      reach--;
    }
  }

  private static boolean continues(Tokens tokens, int at) {
    return at < tokens.size() && !tokens.startsClause(at);
  }
}
