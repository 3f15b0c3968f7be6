package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// One indexed role: its stems by ascending number, with how often it mentions each.
final class Entry {

  private final String roleId;
  private final long version;
  private final int[] stems;
  private final char[] counts;
  private final int length;

  /// @param stems not copied
  /// @param counts not copied
  Entry(String roleId, long version, int[] stems, char[] counts, int length) {
    this.roleId = roleId;
    this.version = version;
    this.stems = stems;
    this.counts = counts;
    this.length = length;
  }

  String roleId() {
    return roleId;
  }

  long version() {
    return version;
  }

  /// How many different stems there are.
  int size() {
    return stems.length;
  }

  int stem(int place) {
    return stems[place];
  }

  int countAt(int place) {
    return counts[place];
  }

  /// How often a stem is mentioned; 0 when it is not.
  int count(int stem) {
    int at = Arrays.binarySearch(stems, stem);
    return at < 0 ? 0 : counts[at];
  }

  /// The sum of the counts.
  int length() {
    return length;
  }
}
