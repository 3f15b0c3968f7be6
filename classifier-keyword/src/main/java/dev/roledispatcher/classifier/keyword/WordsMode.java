package dev.roledispatcher.classifier.keyword;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an operator's word list does to the built-in one of the same name.
enum WordsMode {
  /// Its terms are added and win over equal ones.
  EXTEND,
  /// It stands instead of the built-in list.
  REPLACE;

  /// The mode of a name in lower case, empty when there is none.
  static Optional<WordsMode> named(String name) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(name)).findFirst();
  }

  /// The names of all modes.
  static List<String> names() {
    return Arrays.stream(values()).map(WordsMode::text).toList();
  }

  /// Its name in the configuration.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
