package com.example.terms;

import dev.roledispatcher.spi.PluginException;
import dev.roledispatcher.spi.RoutingClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// All terms, found by their first word. Immutable.
final class Terms {

  /// By their first word, the longest first.
  private final Map<String, List<Term>> byFirstWord;

  private final int size;

  private Terms(Collection<Term> terms) {
    Map<String, List<Term>> sorted = new HashMap<>();
    terms.stream()
        .sorted(Comparator.comparingInt((Term term) -> term.words().size()).reversed())
        .forEach(term ->
            sorted.computeIfAbsent(term.words().get(0), first -> new ArrayList<>()).add(term));
    this.byFirstWord = sorted;
    this.size = terms.size();
  }

  /// Reads terms: a mapping from `human_primary`, `ai_primary` and `hybrid` to lists of terms.
  ///
  /// @throws PluginException with everything that is wrong
  static Terms parse(String yaml) {
    return new Reading().of(load(yaml));
  }

  int size() {
    return size;
  }

  /// The terms in a text, each once, in the order of the text; of terms that overlap, the first and
  /// there the longest.
  Set<Term> in(String text) {
    List<String> words = Words.of(text);
    Set<Term> found = new LinkedHashSet<>();
    int place = 0;
    while (place < words.size()) {
      Optional<Term> term = longestAt(place, words);
      term.ifPresent(found::add);
      place += term.map(there -> there.words().size()).orElse(1);
    }
    return found;
  }

  private Optional<Term> longestAt(int place, List<String> words) {
    return byFirstWord.getOrDefault(words.get(place), List.of()).stream()
        .filter(term -> term.isAt(place, words))
        .findFirst();
  }

  /// SafeConstructor makes nothing but maps, lists and plain values.
  ///
  /// Without an argument it is deprecated in SnakeYAML 1.33 and gone in 2, which the server has:
  /// there this line would end in a NoSuchMethodError. That is the point of this example.
  @SuppressWarnings("deprecation")
  private static @Nullable Object load(String yaml) {
    try {
      return new Yaml(new SafeConstructor()).load(yaml);
    } catch (YAMLException e) {
      throw new PluginException("The terms are no YAML: " + e.getMessage(), e);
    }
  }

  /// Collects the terms and all that is wrong with them.
  private static final class Reading {

    private final Map<List<String>, Term> terms = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Terms of(@Nullable Object document) {
      if (document instanceof Map<?, ?> classes) {
        classes.forEach((name, list) -> readClass(String.valueOf(name), list));
      }
      if (terms.isEmpty() && wrong.isEmpty()) {
        wrong.add("There are none, for instance: {ai_primary: [meter reading]}.");
      }
      if (!wrong.isEmpty()) {
        throw new PluginException("The terms cannot be used. " + String.join(" ", wrong));
      }
      return new Terms(terms.values());
    }

    private void readClass(String name, @Nullable Object list) {
      Optional<RoutingClass> routingClass = classNamed(name);
      if (routingClass.isEmpty()) {
        wrong.add("The class (%s) must be human_primary, ai_primary or hybrid.".formatted(name));
      } else if (list instanceof List<?> texts) {
        texts.forEach(text -> readTerm(String.valueOf(text), routingClass.get()));
      } else {
        wrong.add("The class (%s) must have a list of terms.".formatted(name));
      }
    }

    private void readTerm(String text, RoutingClass routingClass) {
      List<String> words = Words.of(text);
      if (words.isEmpty()) {
        wrong.add("The term (%s) must have a letter or a digit.".formatted(text));
        return;
      }
      Term before = terms.putIfAbsent(words, new Term(text, words, routingClass));
      if (before != null && before.routingClass() != routingClass) {
        wrong.add("The term (%s) must belong to one class.".formatted(text));
      }
    }

    private static Optional<RoutingClass> classNamed(String name) {
      for (RoutingClass routingClass : RoutingClass.values()) {
        if (routingClass.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(routingClass);
        }
      }
      return Optional.empty();
    }
  }
}
