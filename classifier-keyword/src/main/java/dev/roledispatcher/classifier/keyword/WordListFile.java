package dev.roledispatcher.classifier.keyword;

import java.util.ArrayList;
import java.util.List;

/// Reads the lines of a word list: `term<TAB>weight`, blank lines, and comments after `#`.
final class WordListFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private WordListFile() {}

  /// The terms of a list; every broken line becomes a problem that names file and line.
  static List<Term> read(String file, List<String> lines, WordList list, Problems problems) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      try {
        terms.add(term(line, list));
      } catch (IllegalArgumentException broken) {
        problems.add("%s:%d: %s".formatted(file, i + 1, broken.getMessage()));
      }
    }
    return terms;
  }

  private static Term term(String line, WordList list) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new IllegalArgumentException(
          "The line (%s) must be a term, a tab and a weight from 0 to 1.".formatted(line.strip()));
    }
    Phrase phrase = Phrase.parse(line.substring(0, tab));
    return new Term(phrase, list, weight(phrase, line.substring(tab + 1).strip()));
  }

  private static double weight(Phrase phrase, String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException(
          "The weight (%s) of term (%s) must be a number from 0 to 1."
              .formatted(written, phrase.text()));
    }
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }
}
