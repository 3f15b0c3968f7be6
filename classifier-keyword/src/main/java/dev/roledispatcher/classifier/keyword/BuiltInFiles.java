package dev.roledispatcher.classifier.keyword;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads the lists and rules that come with the classifier.
final class BuiltInFiles {

  private static final String RULES = "built-in-rules.properties";

  private BuiltInFiles() {}

  /// The terms of every list.
  static Map<WordList, List<Term>> terms() {
    Problems problems = new Problems();
    Map<WordList, List<Term>> terms = new EnumMap<>(WordList.class);
    for (WordList list : WordList.values()) {
      terms.put(list, WordListFile.read(list.file(), lines(list.file()), list, problems));
    }
    problems.throwIfAny();
    return terms;
  }

  /// The rules that feed the factor `rules`; they never decide by themselves.
  static RuleSet rules() {
    Problems problems = new Problems();
    RuleSet rules = RuleFile.read(RULES, String.join("\n", lines(RULES)), problems);
    problems.throwIfAny();
    return rules;
  }

  private static List<String> lines(String file) {
    try (InputStream stream = BuiltInFiles.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The built-in file (%s) is missing.".formatted(file));
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
