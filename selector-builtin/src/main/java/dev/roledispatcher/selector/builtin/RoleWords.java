package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoleView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The words of a role: for each stem, how many of the role's statements contain it.
///
/// A role states its name, each of its capabilities, each statement of its known work, and each
/// line and sentence of its description. The name says more than any other statement and counts as
/// [#NAME] of them.
///
/// @param counts how many statements contain a stem, 1 or more, in the order of the text
/// @param length the sum of the counts
record RoleWords(Map<String, Integer> counts, int length) {

  /// How many statements the name of a role is worth.
  static final int NAME = 2;

  /// The most words read of one role; what comes after them is not looked at.
  static final int MOST = 4_000;

  private static final Pattern SENTENCE_END = Pattern.compile("\\R+|(?<=[.!?;。！？])\\s+");

  /// Reads a role.
  static RoleWords of(RoleView role) {
    Reading reading = new Reading();
    reading.add(role.name(), NAME);
    for (CapabilityView capability : role.capabilities()) {
      reading.add(capability.capability(), 1);
    }
    for (String work : role.knownWork()) {
      reading.addStatements(work);
    }
    reading.addStatements(role.description());
    return new RoleWords(reading.counts, reading.length);
  }

  /// How many statements contain a stem; 0 when none does.
  int count(String stem) {
    return counts.getOrDefault(stem, 0);
  }

  private static final class Reading {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int length;
    private int left = MOST;

    void addStatements(String text) {
      for (String statement : SENTENCE_END.split(text)) {
        add(statement, 1);
      }
    }

    void add(String statement, int worth) {
      List<String> stems = Words.of(statement, left);
      left -= stems.size();
      for (String stem : new HashSet<>(stems)) {
        counts.merge(stem, worth, Integer::sum);
        length += worth;
      }
    }
  }
}
