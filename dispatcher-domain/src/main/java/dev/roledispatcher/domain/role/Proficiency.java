package dev.roledispatcher.domain.role;

/// How well a role masters a capability: 1 (beginner), 2 (advanced beginner), 3 (competent), 4
/// (proficient), 5 (expert).
///
/// The five steps are those of Dreyfus and Dreyfus, "A five-stage model of the mental activities
/// involved in directed skill acquisition" (1980).
///
/// @param level 1 to 5
public record Proficiency(int level) implements Comparable<Proficiency> {

  /// The least: what a requirement without a level asks for.
  public static final Proficiency LOWEST = new Proficiency(1);

  /// Competent: what a capability without a level is taken for.
  public static final Proficiency COMPETENT = new Proficiency(3);

  public Proficiency {
    if (level < 1 || level > 5) {
      throw new IllegalArgumentException("The level (%d) must be 1 to 5.".formatted(level));
    }
  }

  @Override
  public int compareTo(Proficiency other) {
    return Integer.compare(level, other.level);
  }
}
