package dev.roledispatcher.selector.builtin;

import java.util.Arrays;

/// What judging one task writes on, used again for the next so that large registries do not fill
/// the memory with arrays. For one thread at a time.
final class Bench {

  private final Amounts wanted = new Amounts();
  private final Amounts kin = new Amounts();
  private long[] sums = new long[0];

  /// The weights of the stems that roles are held against.
  Amounts wanted() {
    return wanted;
  }

  /// What the roles nearest to a task say.
  Amounts kin() {
    return kin;
  }

  /// Points by slot, all 0; the array may be longer.
  long[] sums(int slots) {
    if (sums.length < slots) {
      sums = new long[slots + (slots >> 2)];
    } else {
      Arrays.fill(sums, 0, slots, 0);
    }
    return sums;
  }
}
