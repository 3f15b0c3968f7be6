package dev.roledispatcher.classifier.ml.training;

import java.util.List;
import java.util.stream.IntStream;

/// Divides tasks into parts of about the same size; tasks of one group stay together.
final class Folds {

  private final int count;
  private final int[] parts;

  private Folds(int count, int[] parts) {
    this.count = count;
    this.parts = parts;
  }

  /// How many parts, 2 or more.
  int count() {
    return count;
  }

  /// The part of each task.
  int[] parts() {
    return parts;
  }

  /// Divides tasks; those without a group each by their own text.
  static Folds of(List<RatedTask> tasks, int count) {
    return new Folds(
        count,
        tasks.stream()
            .map(task -> task.group().isEmpty() ? task.text() : task.group())
            .mapToInt(key -> Math.floorMod((key.hashCode() * 0x9E3779B1) >>> 7, count))
            .toArray());
  }

  /// The tasks of a part.
  int[] in(int part) {
    return IntStream.range(0, parts.length).filter(i -> parts[i] == part).toArray();
  }

  /// The tasks of all other parts.
  int[] outside(int part) {
    return IntStream.range(0, parts.length).filter(i -> parts[i] != part).toArray();
  }
}
