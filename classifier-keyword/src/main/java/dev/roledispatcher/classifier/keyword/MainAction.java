package dev.roledispatcher.classifier.keyword;

import java.util.BitSet;
import java.util.Set;

/// Finds the words that name the main action: what the reader of the task is told to do.
///
/// Narrower than [Leading]. A word does so
///
/// * at the beginning of a sentence, after words such as `please`, and after `must`, `should`,
///   `need to` and the like;
/// * as a further verb of the sentence, after a comma, `and` or `or`, as long as no word such as
///   `that` or `to` has turned the sentence to something else: `list the invoices and approve them`
///   does, `a script that lists and approves invoices` and `documents for review and approval` do
///   not.
final class MainAction {

  private static final Set<String> TELLS =
      Set.of(
          "please",
          "must",
          "should",
          "shall",
          "will",
          "then",
          "also",
          "i",
          "we",
          "you",
          "let's",
          "lets",
          "asap",
          "urgently");

  private static final Set<String> TELLS_WITH_TO =
      Set.of("need", "needs", "have", "has", "want", "wants", "are", "is");

  private static final Set<String> JOINS = Set.of("and", "or", "nor");

  private static final Set<String> TURNS =
      Set.of(
          "that",
          "which",
          "who",
          "whom",
          "whose",
          "where",
          "how",
          "whether",
          "if",
          "when",
          "by",
          "to",
          "as",
          "including");

  private static final String[] NOUN_ENDINGS = {"s", "al", "ion", "ment", "ing", "er", "or", "ed"};

  private MainAction() {}

  /// The indexes of the words that name the main action.
  static BitSet in(Tokens tokens) {
    BitSet main = new BitSet(tokens.size());
    boolean awaited = false;
    boolean turned = false;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.word(i);
      if (tokens.startsSentence(i)) {
        awaited = true;
        turned = false;
      }
      boolean told = isTold(tokens, i);
      boolean further = !turned && isFurtherVerb(tokens, i);
      main.set(i, awaited || told || further);
      turned |= TURNS.contains(word) && !tellsWithTo(tokens, i);
      awaited = main.get(i) && passesOn(word);
    }
    return main;
  }

  private static boolean isFurtherVerb(Tokens tokens, int at) {
    if (at == 0 || !(tokens.startsClause(at) || JOINS.contains(tokens.word(at - 1)))) {
      return false;
    }
    for (String ending : NOUN_ENDINGS) {
      if (tokens.word(at).endsWith(ending)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTold(Tokens tokens, int at) {
    if (at == 0 || tokens.startsClause(at)) {
      return false;
    }
    return TELLS.contains(tokens.word(at - 1)) || tellsWithTo(tokens, at - 1);
  }

  private static boolean tellsWithTo(Tokens tokens, int at) {
    return at > 0 && tokens.word(at).equals("to") && TELLS_WITH_TO.contains(tokens.word(at - 1));
  }

  private static boolean passesOn(String word) {
    return TELLS.contains(word)
        || JOINS.contains(word)
        || Character.isDigit(word.charAt(0))
        || word.endsWith("ly");
  }
}
