package dev.roledispatcher.spi;

/// A task of which somebody said what its class should be.
///
/// @param task the task
/// @param right the class it should have
/// @param trust how much to believe it, from 0 (not at all) to 1
public record Correction(TaskView task, RoutingClass right, double trust) {

  public Correction {
    if (!(trust >= 0 && trust <= 1)) {
      throw new IllegalArgumentException(
          "The trust (%s) in a correction must be a number from 0 to 1.".formatted(trust));
    }
  }
}
