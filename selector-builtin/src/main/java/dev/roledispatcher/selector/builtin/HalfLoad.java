package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import java.util.List;

/// How many tasks make a role without a limit half full.
///
/// @param tasks 1 to [#MOST]
record HalfLoad(int tasks) {

  static final String OPTION = "half-load-tasks";

  private static final int MOST = 1_000;

  /// The option that holds it.
  static PluginOption declaration() {
    return PluginOption.of(
        OPTION,
        PluginOption.Type.INTEGER,
        "5",
        "How many tasks make a role without a limit half full, 1 to %s.".formatted(MOST));
  }

  /// What is wrong with the configured number; nothing or one sentence.
  ///
  /// @param selector who reads it
  static List<String> mistakes(String selector, PluginSettings settings) {
    int tasks = settings.integer(OPTION);
    return tasks >= 1 && tasks <= MOST
        ? List.of()
        : List.of(
            "The option %s (%s) of selector (%s) must be 1 to %s."
                .formatted(OPTION, tasks, selector, MOST));
  }

  /// The configured number, which must be without [#mistakes].
  static HalfLoad from(PluginSettings settings) {
    return new HalfLoad(settings.integer(OPTION));
  }
}
