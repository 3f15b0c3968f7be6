package dev.roledispatcher.domain.context;

/// The marks that end a sentence, in the scripts that have marks of their own, and what may stand
/// between them and the next sentence.
final class SentenceMarks {

  private static final String ENDS = ".!?…‼⁇⁈⁉؟۔։।॥።፧။។៕᙮";
  private static final String WIDE_ENDS = "。！？．｡";
  private static final String CLOSERS = "\"'*_";

  private SentenceMarks() {}

  /// Whether a sentence ends at that place: such a mark stands before it, and perhaps brackets and
  /// quotation marks that close.
  static boolean endsBefore(String text, int place) {
    int at = place;
    while (at > 0 && isCloser(text.charAt(at - 1))) {
      at--;
    }
    return at > 0 && isEnd(text.charAt(at - 1));
  }

  /// Whether a character ends a sentence behind which no blank is put.
  static boolean isWideEnd(char c) {
    return c >= WIDE_ENDS.charAt(0) && WIDE_ENDS.indexOf(c) >= 0;
  }

  static boolean isEnd(char c) {
    return ENDS.indexOf(c) >= 0 || isWideEnd(c);
  }

  /// Whether a character belongs to the sentence whose end stands before it.
  static boolean isCloser(char c) {
    return switch (Character.getType(c)) {
      case Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION ->
          true;
      default -> CLOSERS.indexOf(c) >= 0;
    };
  }
}
