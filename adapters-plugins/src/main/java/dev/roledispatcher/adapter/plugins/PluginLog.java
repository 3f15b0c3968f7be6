package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReloadPlugins.Change;
import dev.roledispatcher.application.port.in.ReloadPlugins.Reload;
import dev.roledispatcher.application.port.in.ReloadPlugins.What;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the log says of the plugins as a whole.
final class PluginLog {

  private static final Logger LOG = System.getLogger("dispatcher.plugins");

  private PluginLog() {}

  /// A line for each plugin that was found.
  static void started(PluginSet set) {
    set.statuses().forEach(PluginLog::found);
  }

  /// A line for each plugin that is not as it was.
  static void reloaded(Reload reload) {
    reload.changes().forEach(PluginLog::changed);
  }

  /// A line for a shadow that is not to be had.
  static void missingShadow(String why) {
    LOG.log(Level.WARNING, () -> "event=plugin_shadow_missing reason=\"%s\"".formatted(why));
  }

  private static void found(PluginStatus plugin) {
    Level level =
        switch (plugin.state()) {
          case ACTIVE, SHADOW, DISCOVERED -> Level.INFO;
          case INCOMPATIBLE, BLOCKED, NO_PROVIDER, FAILED, QUARANTINED, UNSUPPORTED_IN_NATIVE ->
              Level.WARNING;
        };
    LOG.log(
        level,
        () ->
            "event=plugin_found plugin=%s kind=%s version=%s state=%s origin=\"%s\" reason=\"%s\""
                .formatted(
                    plugin.name(),
                    plugin.kind(),
                    plugin.version(),
                    plugin.state(),
                    plugin.origin(),
                    orNothing(plugin.reason())));
  }

  private static void changed(Change change) {
    Level level =
        switch (change.what()) {
          case FAILED -> Level.WARNING;
          case ADDED, REPLACED, REMOVED -> Level.INFO;
          case KEPT -> Level.DEBUG;
        };
    LOG.log(
        change.what() == What.KEPT && change.reason() != null ? Level.WARNING : level,
        () ->
            "event=plugin_reloaded plugin=%s kind=%s what=%s version=%s previous_version=%s origin=\"%s\" reason=\"%s\""
                .formatted(
                    change.name(),
                    change.kind(),
                    change.what(),
                    orNothing(change.version()),
                    orNothing(change.previousVersion()),
                    change.origin(),
                    orNothing(change.reason())));
  }

  private static String orNothing(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
