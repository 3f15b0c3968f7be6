package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.CapabilityView;
import dev.roledispatcher.spi.RoleView;
import java.util.Arrays;

/// Reads roles as [Terms]: their names, their capabilities, their known work and their
/// descriptions. The name says more than anything else and counts [#NAME] times.
///
/// For one thread.
final class Reading {

  /// How often the name counts.
  static final int NAME = 2;

  /// About the most stems read of one role, beginnings included; what comes after them is not
  /// looked at.
  static final int MOST = 4_000;

  private final Numbering numbering;
  private final WordMemo memo;
  private final int[] stems = new int[MOST + 2];
  private final int[] beginnings = new int[MOST + 2];
  private int[] tally = new int[1_024];
  private int differentStems;
  private int differentBeginnings;
  private int length;
  private int left;

  /// @param numbering gives a stem the same number every time; stems it does not know count only in
  ///   the length
  /// @param memo new, or used with the same numbers before
  Reading(Numbering numbering, WordMemo memo) {
    this.numbering = numbering;
    this.memo = memo;
  }

  /// Reads a role.
  Terms of(RoleView role) {
    differentStems = 0;
    differentBeginnings = 0;
    length = 0;
    left = MOST;
    add(role.name(), NAME);
    for (CapabilityView capability : role.capabilities()) {
      add(capability.capability(), 1);
    }
    for (String work : role.knownWork()) {
      add(work, 1);
    }
    add(role.description(), 1);
    return terms();
  }

  private void add(String text, int worth) {
    int at = Words.start(text, 0);
    while (at < text.length() && left > 0) {
      int end = Words.end(text, at);
      int place = placeInMemo(text, at, Math.min(end, at + Words.LONGEST));
      mention(memo.stem(place), worth, false);
      mention(memo.beginning(place), worth, true);
      at = Words.start(text, end);
    }
  }

  private int placeInMemo(String text, int start, int end) {
    int place = memo.place(text, start, end);
    if (!memo.holds(place, text, start, end)) {
      String stem = Words.stem(text, start, end);
      String beginning = Words.beginning(stem);
      memo.put(
          place,
          text.substring(start, end),
          stem.isEmpty() ? WordMemo.ABSENT : numbering.number(stem),
          beginning.isEmpty() ? WordMemo.ABSENT : numbering.number(beginning));
    }
    return place;
  }

  private void mention(int number, int worth, boolean isBeginning) {
    if (number == WordMemo.ABSENT) {
      return;
    }
    left--;
    length += worth;
    if (number == Numbering.UNKNOWN) {
      return;
    }
    if (number >= tally.length) {
      tally = Arrays.copyOf(tally, number + (number >> 1));
    }
    if (tally[number] == 0) {
      if (isBeginning) {
        beginnings[differentBeginnings++] = number;
      } else {
        stems[differentStems++] = number;
      }
    }
    tally[number] += worth;
  }

  private Terms terms() {
    int[] packed = new int[differentStems + differentBeginnings];
    for (int i = 0; i < packed.length; i++) {
      int number = i < differentStems ? stems[i] : beginnings[i - differentStems];
      packed[i] = Terms.pack(number, tally[number]);
      tally[number] = 0;
    }
    return Terms.of(packed, differentStems, length);
  }
}
