package dev.roledispatcher.selector.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The stems of all roles, numbered from 0 in the order in which they first came up.
///
/// Only ever grows. One thread adds, any thread may ask meanwhile.
final class Vocabulary implements Numbering {

  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

  /// For the thread that adds.
  private final List<String> stems = new ArrayList<>();

  @Override
  public int number(String stem) {
    return numbers.getOrDefault(stem, UNKNOWN);
  }

  /// The number of a stem, which gets one if it has none; [#UNKNOWN] when there are no more.
  int numberOrNew(String stem) {
    int known = number(stem);
    if (known != UNKNOWN || stems.size() > Terms.HIGHEST_NUMBER) {
      return known;
    }
    int number = stems.size();
    stems.add(stem);
    numbers.put(stem, number);
    return number;
  }

  /// The stem with a number; for the thread that adds.
  String stem(int number) {
    return stems.get(number);
  }

  /// How many stems there are; for the thread that adds.
  int size() {
    return stems.size();
  }
}
