package dev.roledispatcher.testkit;

/// Proficiency levels, 1 (beginner) to 5 (master).
final class Levels {

  private Levels() {}

  static int checked(int level) {
    if (level < 1 || level > 5) {
      throw new IllegalArgumentException("The level (%s) must be from 1 to 5.".formatted(level));
    }
    return level;
  }
}
