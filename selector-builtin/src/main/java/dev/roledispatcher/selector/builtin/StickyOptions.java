package dev.roledispatcher.selector.builtin;

import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import dev.roledispatcher.spi.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the selector `sticky` is configured.
///
/// @param field the metadatum of a task that is its key
/// @param leastSuccess the success rate below which a role is no longer relied on, 0 to 1
/// @param half how full roles without a limit are, for tasks without a key
record StickyOptions(String field, double leastSuccess, HalfLoad half) {

  static final String FIELD = "affinity-field";
  static final String LEAST_SUCCESS = "least-success";

  /// The options.
  static List<PluginOption> declarations() {
    return List.of(
        PluginOption.of(
            FIELD,
            PluginOption.Type.TEXT,
            "affinity_key",
            "The metadatum of a task whose value is its key: tasks of one key go to one role."),
        PluginOption.of(
            LEAST_SUCCESS,
            PluginOption.Type.DECIMAL,
            "0.25",
            "The success rate below which a role loses its keys and comes last, from 0 (never) to 1; a role without outcomes has 0.5."),
        HalfLoad.declaration());
  }

  /// What is wrong with the configured options, a sentence each.
  static List<String> mistakes(PluginSettings settings) {
    List<String> mistakes = new ArrayList<>();
    if (settings.text(FIELD).filter(field -> !field.isBlank()).isEmpty()) {
      mistakes.add(
          "The option %s of selector (%s) must not be blank."
              .formatted(FIELD, StickySelectorFactory.NAME));
    }
    double leastSuccess = settings.decimal(LEAST_SUCCESS);
    if (!(leastSuccess >= 0 && leastSuccess <= 1)) {
      mistakes.add(
          "The option %s (%s) of selector (%s) must be a number from 0 to 1."
              .formatted(LEAST_SUCCESS, leastSuccess, StickySelectorFactory.NAME));
    }
    mistakes.addAll(HalfLoad.mistakes(StickySelectorFactory.NAME, settings));
    return mistakes;
  }

  /// The configured options, which must be without [#mistakes].
  static StickyOptions from(PluginSettings settings) {
    return new StickyOptions(
        settings.text(FIELD).orElseThrow(),
        settings.decimal(LEAST_SUCCESS),
        HalfLoad.from(settings));
  }

  /// The key of a task: a text that is not blank, a number, or true or false; empty when it has
  /// none.
  Optional<String> keyOf(TaskView task) {
    Object value = task.metadata().get(field);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value.toString()).filter(key -> !key.isBlank())
        : Optional.empty();
  }
}
