package dev.roledispatcher.classifier.ml.model;

/// English words longer than three letters that say little by themselves.
final class CommonWords {

  private static final String[] LIST = {
    "about",
    "above",
    "according",
    "after",
    "along",
    "also",
    "among",
    "based",
    "been",
    "before",
    "being",
    "between",
    "both",
    "could",
    "during",
    "each",
    "either",
    "ensure",
    "every",
    "from",
    "have",
    "having",
    "includes",
    "including",
    "into",
    "make",
    "might",
    "more",
    "most",
    "necessary",
    "needed",
    "other",
    "others",
    "over",
    "prior",
    "related",
    "required",
    "should",
    "some",
    "such",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "under",
    "until",
    "upon",
    "used",
    "using",
    "various",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "whose",
    "will",
    "with",
    "within",
    "without",
    "would",
    "your"
  };

  private static final int SLOTS = 256;
  private static final int[] TABLE = table();

  private CommonWords() {}

  /// Whether a word, given by its hash, is one of them.
  static boolean contains(int hash) {
    int at = hash & (SLOTS - 1);
    while (TABLE[at] != 0) {
      if (TABLE[at] == hash) {
        return true;
      }
      at = (at + 1) & (SLOTS - 1);
    }
    return false;
  }

  private static int[] table() {
    int[] table = new int[SLOTS];
    for (String word : LIST) {
      int hash = Hashes.START;
      for (int i = 0; i < word.length(); i++) {
        hash = Hashes.with(hash, word.charAt(i));
      }
      hash = Hashes.mixed(hash);
      int at = hash & (SLOTS - 1);
      while (table[at] != 0) {
        at = (at + 1) & (SLOTS - 1);
      }
      table[at] = hash;
    }
    return table;
  }
}
