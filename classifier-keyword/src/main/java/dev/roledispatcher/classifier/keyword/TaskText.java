package dev.roledispatcher.classifier.keyword;

import java.util.BitSet;

/// A description, read once for all factors: its words and the part each plays.
///
/// Belongs to one call, is not shared between threads.
final class TaskText {

  private final Tokens tokens;
  private final Negation.Denied denied;
  private final BitSet leading;
  private final BitSet mainAction;
  private final BitSet describing;

  private TaskText(Tokens tokens) {
    this.tokens = tokens;
    this.denied = Negation.in(tokens);
    this.leading = Leading.in(tokens);
    this.mainAction = MainAction.in(tokens);
    this.describing = Participles.in(tokens);
  }

  /// Reads a description.
  static TaskText of(String description) {
    return new TaskText(Tokens.of(description));
  }

  /// Its words.
  Tokens tokens() {
    return tokens;
  }

  /// Whether any word of what was found is denied; see [Negation].
  boolean denies(PhraseIndex.Found<?> found) {
    return denied.covers(found.from(), found.to());
  }

  /// Whether what was found says what is to be done; see [Leading].
  boolean leads(PhraseIndex.Found<?> found) {
    return leading.get(found.from());
  }

  /// Whether what was found names the main action; see [MainAction].
  boolean commands(PhraseIndex.Found<?> found) {
    return mainAction.get(found.from());
  }

  /// Whether what was found describes a thing as already done; see [Participles].
  boolean describes(PhraseIndex.Found<?> found) {
    return describing.get(found.from());
  }

  /// What was found as it was written, in lower case.
  String words(PhraseIndex.Found<?> found) {
    return tokens.text(found.from(), found.to());
  }
}
