package dev.roledispatcher.classifier.keyword;

import java.util.BitSet;
import java.util.Set;

/// Finds the past participles that describe a thing (`approved invoices`) and ask for nothing,
/// unlike those after a form of be or get (`must be reviewed and approved`).
final class Participles {

  private static final int REACH = 4;

  private static final Set<String> IRREGULAR =
      Set.of("written", "chosen", "made", "built", "taken", "given", "drawn", "sent");

  private static final Set<String> ASKING =
      Set.of(
          "be", "is", "are", "was", "were", "been", "being", "get", "gets", "getting", "have",
          "has", "had");

  private Participles() {}

  /// The indexes of the describing participles.
  static BitSet in(Tokens tokens) {
    BitSet describing = new BitSet(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (isParticiple(tokens.word(i)) && !isAskedFor(tokens, i)) {
        describing.set(i);
      }
    }
    return describing;
  }

  private static boolean isParticiple(String word) {
    return (word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed"))
        || IRREGULAR.contains(word);
  }

  private static boolean isAskedFor(Tokens tokens, int at) {
    for (int i = at; i > 0 && i > at - REACH && !tokens.startsClause(i); i--) {
      if (ASKING.contains(tokens.word(i - 1))) {
        return true;
      }
    }
    return false;
  }
}
