package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.List;

/// Who is asked only to be compared with those that decide.
///
/// @param classifiers the names of classifiers
/// @param selectors the names of role selectors
/// @param deadline how long a decision waits for them, more than nothing, at most a day
public record ShadowSettings(List<String> classifiers, List<String> selectors, Duration deadline) {

  /// Nobody.
  public static final ShadowSettings NOBODY =
      new ShadowSettings(List.of(), List.of(), Duration.ofMillis(100));

  public ShadowSettings {
    classifiers = classifiers.stream().distinct().toList();
    selectors = selectors.stream().distinct().toList();
    Durations.requirePositive("deadline of shadows", deadline);
  }
}
