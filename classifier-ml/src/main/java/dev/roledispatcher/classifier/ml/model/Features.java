package dev.roledispatcher.classifier.ml.model;

/// What the model sees of a text: a set of hashed features, each with the place it was found.
///
/// Each feature counts once, by the weight of its kind over the Euclidean norm of all weights, so
/// that long texts do not shout; features the model does not know stay in the norm, which makes
/// unknown words draw a text to the middle. One pass over the text, at most seven features for each
/// of at most 256 words: the longest text takes no more time than one of 256 words. Belongs to one
/// call.
public final class Features {

  /// The version of the features; raised whenever the same text would yield others.
  public static final int VERSION = 1;

  private static final int EACH_WORD = 7;
  private static final int EACH_TEXT = 6;
  private static final int EARLY_WORDS = 5;
  private static final int LENGTH_STEP = 3;
  private static final int LONGEST = 40;

  private final String text;
  private final Words words;
  private final int[] hashes;
  private final FeatureKind[] kinds;
  private final short[] firsts;
  private final short[] lasts;
  private final int[] seen;
  private int size;
  private int distinctWords;
  private double squares;

  private Features(String text) {
    this.text = text;
    this.words = Words.of(text);
    int most = EACH_WORD * words.size() + EACH_TEXT;
    this.hashes = new int[most];
    this.kinds = new FeatureKind[most];
    this.firsts = new short[most];
    this.lasts = new short[most];
    this.seen = new int[Integer.highestOneBit(most) << 2];
  }

  /// Reads a text.
  public static Features of(String text) {
    Features features = new Features(text);
    if (features.words.size() > 0) {
      features.readBeginning();
      features.readWords();
    }
    return features;
  }

  /// How many features there are; 0 for a text without words.
  public int size() {
    return size;
  }

  /// The hash of a feature, never 0.
  public int hash(int index) {
    return hashes[index];
  }

  /// How much a feature counts; the squares of all values add up to 1.
  public double value(int index) {
    return kind(index).weight() / Math.sqrt(squares);
  }

  /// How much a feature counts relative to others of the same text; divided by [#norm()] it is its
  /// [#value].
  float weight(int index) {
    return kind(index).weight();
  }

  /// The Euclidean norm of the weights of all features.
  double norm() {
    return Math.sqrt(squares);
  }

  /// What kind a feature is of.
  FeatureKind kind(int index) {
    return kinds[index];
  }

  /// How many words with different stems were read.
  int distinctWords() {
    return distinctWords;
  }

  /// The words a feature was found in as one number, equal for features of the same words.
  int span(int index) {
    return kind(index) == FeatureKind.LENGTH ? -1 : (firsts[index] << 16) | lasts[index];
  }

  /// Whether a feature tells of what a text is about, so that something learned of it says
  /// something of other texts: it ends with a word of content, and is not only the length.
  public boolean telling(int index) {
    return kind(index) != FeatureKind.LENGTH && content(index);
  }

  /// Whether the word a feature ends with carries meaning of its own.
  boolean content(int index) {
    return words.content(lasts[index]);
  }

  /// The words a feature was found in, as they were written; `…` stands for what lies between two
  /// words that are not neighbours.
  String evidence(int index) {
    int first = firsts[index];
    int last = lasts[index];
    return switch (kind(index)) {
      case LENGTH -> "(" + words.size() + (words.size() == 1 ? " word)" : " words)");
      case VERB_AND_CONTENT, CONTENT_PAIR ->
          last - first == 1 ? written(first, last) : word(first) + " … " + word(last);
      case FIRST,
          FIRST_TWO,
          FIRST_THREE,
          FIRST_BEGINNING,
          SECOND,
          STEM,
          STEM_PAIR,
          BEGINNING,
          EARLY ->
          written(first, last);
    };
  }

  private String word(int index) {
    return written(index, index);
  }

  private String written(int first, int last) {
    return text.substring(words.from(first), words.to(last));
  }

  private void readBeginning() {
    int n = words.size();
    add(FeatureKind.FIRST, words.word(0), 0, 0);
    add(FeatureKind.FIRST_BEGINNING, words.beginning(0), 0, 0);
    add(FeatureKind.LENGTH, Math.min(n, LONGEST) / LENGTH_STEP, 0, n - 1);
    if (n > 1) {
      int two = Hashes.joined(words.stem(0), words.stem(1));
      add(FeatureKind.FIRST_TWO, two, 0, 1);
      add(FeatureKind.SECOND, words.stem(1), 1, 1);
      if (n > 2) {
        add(FeatureKind.FIRST_THREE, Hashes.joined(two, words.stem(2)), 0, 2);
      }
    }
  }

  private void readWords() {
    int verb = words.stem(0);
    int before = -1;
    for (int i = 0; i < words.size(); i++) {
      int stem = words.stem(i);
      add(FeatureKind.STEM, stem, i, i);
      add(FeatureKind.BEGINNING, words.beginning(i), i, i);
      if (i > 0) {
        add(FeatureKind.STEM_PAIR, Hashes.joined(words.stem(i - 1), stem), i - 1, i);
      }
      if (words.content(i)) {
        if (i > 0) {
          add(FeatureKind.VERB_AND_CONTENT, Hashes.joined(verb, stem), 0, i);
          if (i < EARLY_WORDS) {
            add(FeatureKind.EARLY, stem, i, i);
          }
        }
        if (before >= 0) {
          add(FeatureKind.CONTENT_PAIR, Hashes.joined(words.stem(before), stem), before, i);
        }
        before = i;
      }
    }
  }

  private void add(FeatureKind kind, int value, int first, int last) {
    int joined = Hashes.joined(kind.code(), value);
    int hash = joined == 0 ? 1 : joined;
    int mask = seen.length - 1;
    int at = hash & mask;
    while (seen[at] != 0) {
      if (seen[at] == hash) {
        return;
      }
      at = (at + 1) & mask;
    }
    seen[at] = hash;
    hashes[size] = hash;
    kinds[size] = kind;
    firsts[size] = (short) first;
    lasts[size] = (short) last;
    squares += kind.weight() * kind.weight();
    distinctWords += kind == FeatureKind.STEM ? 1 : 0;
    size++;
  }
}
