package dev.roledispatcher.domain.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds all of many phrases in one pass over the words of a text. Immutable once built.
///
/// The phrases form a tree of words; a phrase is known by the number of the node it ends at.
final class PhraseFinder {

  private static final int UNKNOWN = -1;

  private final Map<String, Integer> vocabulary;
  private final Map<Long, Integer> steps;
  private final BitSet ends;

  private PhraseFinder(Map<String, Integer> vocabulary, Map<Long, Integer> steps, BitSet ends) {
    this.vocabulary = vocabulary;
    this.steps = steps;
    this.ends = ends;
  }

  /// The numbers of the phrases that are in these words.
  BitSet in(List<String> words) {
    int[] known = new int[words.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = vocabulary.getOrDefault(words.get(i), UNKNOWN);
    }
    BitSet found = new BitSet();
    for (int from = 0; from < known.length; from++) {
      int node = 0;
      for (int at = from; at < known.length && known[at] != UNKNOWN; at++) {
        Integer next = steps.get(step(node, known[at]));
        if (next == null) {
          break;
        }
        node = next;
        if (ends.get(node)) {
          found.set(node);
        }
      }
    }
    return found;
  }

  private static Long step(int node, int word) {
    return ((long) node << Integer.SIZE) | word;
  }

  /// Collects phrases; of no use after [#build].
  static final class Builder {

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final Map<Long, Integer> steps = new HashMap<>();
    private final BitSet ends = new BitSet();

    /// Adds a phrase, and gives its number: the same for the same words.
    int add(Phrase phrase) {
      int node = 0;
      for (String word : phrase.words()) {
        int number = vocabulary.computeIfAbsent(word, _ -> vocabulary.size());
        node = steps.computeIfAbsent(step(node, number), _ -> steps.size() + 1);
      }
      ends.set(node);
      return node;
    }

    /// The finder of everything added.
    PhraseFinder build() {
      return new PhraseFinder(vocabulary, steps, ends);
    }
  }
}
