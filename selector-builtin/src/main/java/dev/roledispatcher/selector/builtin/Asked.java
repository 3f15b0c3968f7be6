package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.RequirementView;
import dev.roledispatcher.spi.TaskView;
import java.util.Arrays;
import java.util.List;

/// What a task asks, laid out once per query so that a candidate is judged without allocation.
final class Asked {

  private final String[] capabilities;
  private final int[][] minLevels;
  private final int requirements;

  private Asked(String[] capabilities, int[][] minLevels, int requirements) {
    this.capabilities = capabilities;
    this.minLevels = minLevels;
    this.requirements = requirements;
  }

  static Asked by(TaskView task) {
    List<RequirementView> all = task.requirements();
    String[] capabilities = new String[all.size()];
    int[][] minLevels = new int[all.size()][];
    int distinct = 0;
    for (RequirementView requirement : all) {
      int index = indexOf(requirement.capability(), capabilities, distinct);
      if (index == distinct) {
        capabilities[distinct] = requirement.capability();
        minLevels[distinct] = new int[] {requirement.minLevel()};
        distinct++;
      } else {
        minLevels[index] = appended(minLevels[index], requirement.minLevel());
      }
    }
    return new Asked(Arrays.copyOf(capabilities, distinct), minLevels, all.size());
  }

  private static int indexOf(String capability, String[] capabilities, int count) {
    int index = 0;
    while (index < count && !capabilities[index].equals(capability)) {
      index++;
    }
    return index;
  }

  private static int[] appended(int[] numbers, int number) {
    int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
    longer[numbers.length] = number;
    return longer;
  }

  /// How many requirements there are, required and preferred.
  int requirements() {
    return requirements;
  }

  /// How many different capabilities they name.
  int capabilities() {
    return capabilities.length;
  }

  /// One of the different capabilities.
  String capability(int index) {
    return capabilities[index];
  }

  /// How many of the requirements that name a capability a level meets.
  int metBy(int level, int index) {
    int met = 0;
    for (int minLevel : minLevels[index]) {
      if (level >= minLevel) {
        met++;
      }
    }
    return met;
  }
}
