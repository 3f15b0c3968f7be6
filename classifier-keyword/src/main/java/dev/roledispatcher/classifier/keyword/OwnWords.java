package dev.roledispatcher.classifier.keyword;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads the word lists of an operator from a folder.
final class OwnWords {

  private static final String SUFFIX = ".txt";

  private OwnWords() {}

  /// The terms of every list that has a file in the folder; files that are no `.txt` are left
  /// alone.
  static Map<WordList, List<Term>> in(Path folder, Problems problems) {
    Map<WordList, List<Term>> terms = new EnumMap<>(WordList.class);
    if (!Files.isDirectory(folder)) {
      problems.add("The option words-path (%s) must be a folder.".formatted(folder));
      return terms;
    }
    for (Path file : textFiles(folder, problems)) {
      String name = String.valueOf(file.getFileName());
      Arrays.stream(WordList.values())
          .filter(list -> list.file().equals(name))
          .findFirst()
          .ifPresentOrElse(
              list -> terms.put(list, terms(file, list, problems)),
              () -> problems.add(unknown(file, name)));
    }
    refuseContradictions(terms, problems);
    return terms;
  }

  private static List<Path> textFiles(Path folder, Problems problems) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException failure) {
      problems.add("The folder (%s) of words-path cannot be read: %s".formatted(folder, failure));
      return List.of();
    }
  }

  private static List<Term> terms(Path file, WordList list, Problems problems) {
    try {
      return WordListFile.read(file.toString(), Files.readAllLines(file), list, problems);
    } catch (IOException failure) {
      problems.add("The file (%s) cannot be read as UTF-8 text: %s".formatted(file, failure));
      return List.of();
    }
  }

  private static String unknown(Path file, String name) {
    List<String> known = Arrays.stream(WordList.values()).map(WordList::file).toList();
    return "The file (%s) has not the name of a word list; these are known: %s.%s"
        .formatted(file, String.join(", ", known), ClosestName.advice(name, known));
  }

  private static void refuseContradictions(Map<WordList, List<Term>> terms, Problems problems) {
    Map<Term.Identity, Term> seen = new HashMap<>();
    for (List<Term> list : terms.values()) {
      for (Term term : list) {
        Term first = seen.putIfAbsent(term.identity(), term);
        if (first != null && !first.agreesWith(term)) {
          problems.add(contradiction(first, term));
        }
      }
    }
  }

  private static String contradiction(Term first, Term second) {
    return "The term (%s, %s) of %s finds the same words as (%s, %s) of %s, so only one may stand."
        .formatted(
            second.phrase().text(),
            second.weight(),
            second.list().file(),
            first.phrase().text(),
            first.weight(),
            first.list().file());
  }
}
