package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.classifier.keyword.WordList.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every term the classifier knows, by topic. Immutable, safe to use from any thread.
final class WordLists {

  private final Map<Topic, PhraseIndex<Term>> indexes;

  private WordLists(Map<Topic, PhraseIndex<Term>> indexes) {
    this.indexes = indexes;
  }

  /// The built-in lists.
  static WordLists builtIn() {
    return new WordLists(indexed(BuiltInFiles.terms().values()));
  }

  /// The built-in lists with an operator's lists over them.
  static WordLists with(Map<WordList, List<Term>> own, WordsMode mode) {
    Map<WordList, List<Term>> layers = new EnumMap<>(BuiltInFiles.terms());
    if (mode == WordsMode.REPLACE) {
      layers.keySet().removeAll(own.keySet());
    }
    List<List<Term>> ordered = new ArrayList<>(layers.values());
    ordered.addAll(own.values());
    return new WordLists(indexed(ordered));
  }

  /// The index of one topic.
  PhraseIndex<Term> about(Topic topic) {
    PhraseIndex<Term> index = indexes.get(topic);
    return index != null ? index : new PhraseIndex.Builder<Term>().build();
  }

  /// Later lists win over earlier ones, also when they say that a term belongs to another side.
  private static Map<Topic, PhraseIndex<Term>> indexed(Collection<List<Term>> layers) {
    Map<Term.Identity, Term> terms = new HashMap<>();
    layers.forEach(layer -> layer.forEach(term -> terms.put(term.identity(), term)));
    Map<Topic, PhraseIndex.Builder<Term>> builders = new EnumMap<>(Topic.class);
    for (Term term : terms.values()) {
      builders
          .computeIfAbsent(term.list().topic(), _ -> new PhraseIndex.Builder<>())
          .add(term.phrase(), term);
    }
    Map<Topic, PhraseIndex<Term>> indexes = new EnumMap<>(Topic.class);
    builders.forEach((topic, builder) -> indexes.put(topic, builder.build()));
    return indexes;
  }
}
