package dev.roledispatcher.classifier.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds many phrases in a text in one pass, the longest at each place, so that no word counts
/// twice; of equally long ones an exact phrase goes first.
///
/// Immutable once built, safe to use from any thread.
///
/// @param <T> what a phrase stands for
final class PhraseIndex<T> {

  /// A phrase found in a text.
  ///
  /// @param value what the phrase stands for
  /// @param from the index of its first word
  /// @param to the index after its last word
  record Found<T>(T value, int from, int to) {}

  private static final class Node<T> {
    private final Map<String, Node<T>> byWord = new HashMap<>();
    private final Map<String, Node<T>> byStem = new HashMap<>();
    private @Nullable T value;
  }

  private final Node<T> root;

  private PhraseIndex(Node<T> root) {
    this.root = root;
  }

  /// Collects phrases for an index.
  static final class Builder<T> {
    private final Node<T> root = new Node<>();

    /// Adds a phrase; the later of two equal ones wins.
    Builder<T> add(Phrase phrase, T value) {
      Node<T> node = root;
      for (String key : phrase.keys()) {
        Map<String, Node<T>> next = phrase.exact() ? node.byWord : node.byStem;
        node = next.computeIfAbsent(key, _ -> new Node<>());
      }
      node.value = value;
      return this;
    }

    /// The index of everything added; the builder must not be used afterwards.
    PhraseIndex<T> build() {
      return new PhraseIndex<>(root);
    }
  }

  /// Everything found, in the order of the text, without overlaps.
  List<Found<T>> allIn(Tokens tokens) {
    List<Found<T>> all = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Found<T> found = longest(root, tokens, at, at);
      if (found == null) {
        at++;
      } else {
        all.add(found);
        at = found.to();
      }
    }
    return all;
  }

  private @Nullable Found<T> longest(Node<T> node, Tokens tokens, int from, int at) {
    Found<T> best = null;
    if (at < tokens.size() && (at == from || !tokens.startsClause(at))) {
      Node<T> exact = node.byWord.get(tokens.word(at));
      if (exact != null) {
        best = longest(exact, tokens, from, at + 1);
      }
      Node<T> stemmed = node.byStem.get(tokens.stem(at));
      if (stemmed != null) {
        best = longer(best, longest(stemmed, tokens, from, at + 1));
      }
    }
    if (best != null || node.value == null) {
      return best;
    }
    return new Found<>(node.value, from, at);
  }

  private static <T> @Nullable Found<T> longer(
      @Nullable Found<T> first, @Nullable Found<T> second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return second.to() > first.to() ? second : first;
  }
}
