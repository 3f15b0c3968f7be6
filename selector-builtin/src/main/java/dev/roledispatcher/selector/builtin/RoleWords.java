package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoleView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of a role: for each stem, how often the role mentions it.
///
/// Read are its name, its capabilities, its known work and its description. The name says more than
/// anything else and counts [#NAME] times.
///
/// @param counts how often a stem is mentioned, 1 or more, in the order of the text
/// @param length the sum of the counts
record RoleWords(Map<String, Integer> counts, int length) {

  /// How often the name counts.
  static final int NAME = 2;

  /// The most stems read of one role; what comes after them is not looked at.
  static final int MOST = 4_000;

  /// Reads a role.
  static RoleWords of(RoleView role) {
    Reading reading = new Reading();
    reading.add(role.name(), NAME);
    for (CapabilityView capability : role.capabilities()) {
      reading.add(capability.capability(), 1);
    }
    for (String work : role.knownWork()) {
      reading.add(work, 1);
    }
    reading.add(role.description(), 1);
    return new RoleWords(reading.counts, reading.length);
  }

  /// How often a stem is mentioned; 0 when it is not.
  int count(String stem) {
    return counts.getOrDefault(stem, 0);
  }

  private static final class Reading {

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int length;
    private int left = MOST;

    void add(String text, int worth) {
      List<String> stems = Words.of(text, Math.max(0, left));
      left -= stems.size();
      for (String stem : stems) {
        counts.merge(stem, worth, Integer::sum);
        length += worth;
      }
    }
  }
}
