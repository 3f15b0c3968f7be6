package dev.roledispatcher.domain.selection;

import java.util.Random;

/// Picks one of some values, as the random numbers have it.
final class Pick {

  private Pick() {}

  static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
