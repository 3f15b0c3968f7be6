package dev.roledispatcher.classifier.ml.model;

/// The kinds of features, each with how much one of them counts before normalisation.
///
/// The numbers and the weights are part of the [Features#VERSION].
enum FeatureKind {
  /// The word the text begins with, usually the verb.
  FIRST(1, 1.5f),
  /// The first two words, by their stems.
  FIRST_TWO(2, 1),
  /// The first three words, by their stems.
  FIRST_THREE(3, 0.7f),
  /// The beginning of the first word.
  FIRST_BEGINNING(4, 1.5f),
  /// The second word, by its stem.
  SECOND(5, 1),
  /// A word, by its stem.
  STEM(6, 1),
  /// Two neighbouring words, by their stems.
  STEM_PAIR(7, 0.7f),
  /// The first word together with a word of content, by their stems.
  VERB_AND_CONTENT(8, 0.7f),
  /// Two words of content with nothing but common words between them, by their stems.
  CONTENT_PAIR(9, 0.7f),
  /// The first five letters of a word.
  BEGINNING(10, 1),
  /// A word of content among the first five, by its stem.
  EARLY(11, 1),
  /// The number of words, in steps of three.
  LENGTH(12, 1);

  private final int code;
  private final float weight;

  FeatureKind(int code, float weight) {
    this.code = code;
    this.weight = weight;
  }

  /// The number that makes the hashes of this kind differ from those of others.
  int code() {
    return code;
  }

  /// How much one feature of the kind counts.
  float weight() {
    return weight;
  }
}
