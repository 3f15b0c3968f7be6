package dev.roledispatcher.adapter.tokens;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds what belongs to a model by how its name starts; the longest start wins.
///
/// Upper and lower case are the same. A start ends where a word ends: after a letter no other
/// letter follows, after a digit neither a letter nor a digit. So `gpt-4` is a start of `gpt-4` and
/// `gpt-4-turbo` and not of `gpt-4o`; `llama` is one of `llama3`.
///
/// A name is read as it is, and if nothing fits, without what stands before it: vendors and
/// gateways up to a slash (`azure/openai/`) or up to a dot between letters (`us.anthropic.`), and
/// the mark of a fine-tuned model (`ft:`).
final class ModelNames<V> {

  private static final String FINE_TUNED = "ft:";

  private final List<Map.Entry<String, V>> longestFirst;

  /// Those that belong to these starts, which are in lower case and not empty.
  ModelNames(Map<String, V> byStart) {
    this.longestFirst =
        Map.copyOf(byStart).entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, V> entry) -> entry.getKey().length())
                    .reversed())
            .toList();
  }

  /// A name or a start of one in the form in which they are compared.
  static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// What belongs to that model, or nothing.
  Optional<V> find(String model) {
    String name = normal(model);
    for (int from = 0; from < name.length(); from++) {
      if (mayStart(name, from)) {
        for (Map.Entry<String, V> entry : longestFirst) {
          if (startsWith(name, from, entry.getKey())) {
            return Optional.of(entry.getValue());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean mayStart(String name, int from) {
    if (from == 0) {
      return true;
    }
    return switch (name.charAt(from - 1)) {
      case '/' -> true;
      case '.' ->
          from > 1
              && Character.isLetter(name.charAt(from - 2))
              && Character.isLetter(name.charAt(from));
      case ':' -> {
        int mark = from - FINE_TUNED.length();
        yield mark >= 0 && name.startsWith(FINE_TUNED, mark) && mayStart(name, mark);
      }
      default -> false;
    };
  }

  private static boolean startsWith(String name, int from, String start) {
    int end = from + start.length();
    return name.startsWith(start, from)
        && (end == name.length() || endsAWord(start.charAt(start.length() - 1), name.charAt(end)));
  }

  private static boolean endsAWord(char last, char next) {
    return Character.isDigit(last)
        ? !Character.isLetterOrDigit(next)
        : !Character.isLetter(last) || !Character.isLetter(next);
  }
}
