package dev.roledispatcher.classifier.ml.model;

/// Brings the forms of an English word to one hash: plural, past, progressive and the final e.
///
/// Deliberately light: a wrong stem costs the model a feature, never correctness, and every
/// character is looked at once.
final class Stem {

  private static final int SHORTEST = 3;

  private Stem() {}

  /// The hash of the stem of a word in lower case.
  static int hash(char[] letters, int length) {
    int end = withoutEnding(letters, length);
    int hash = Hashes.START;
    for (int i = 0; i < end; i++) {
      char letter = letters[i];
      hash = Hashes.with(hash, i == end - 1 && letter == 'y' ? 'i' : letter);
    }
    return Hashes.mixed(hash);
  }

  private static int withoutEnding(char[] letters, int length) {
    int end = length;
    if (end > SHORTEST && letters[end - 1] == 's') {
      char before = letters[end - 2];
      if (before != 's' && before != 'u' && before != 'i') {
        end--;
      }
    }
    int stripped = end;
    if (end > SHORTEST + 2 && ends(letters, end, 'i', 'n', 'g')) {
      stripped = end - 3;
    } else if (end > SHORTEST + 1 && letters[end - 2] == 'e' && letters[end - 1] == 'd') {
      stripped = end - 2;
    }
    if (stripped < end) {
      char last = letters[stripped - 1];
      if (stripped > SHORTEST && last == letters[stripped - 2] && last != 's' && last != 'l') {
        stripped--;
      }
      return withoutE(letters, stripped);
    }
    return withoutE(letters, end);
  }

  private static int withoutE(char[] letters, int end) {
    return end > SHORTEST && letters[end - 1] == 'e' ? end - 1 : end;
  }

  private static boolean ends(char[] letters, int end, char a, char b, char c) {
    return letters[end - 3] == a && letters[end - 2] == b && letters[end - 1] == c;
  }
}
