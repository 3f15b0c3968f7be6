package dev.roledispatcher.application.port.in;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// For whoever runs the server: takes up what changed in the plugin folder, without a restart.
public interface ReloadPlugins {

  /// Looks into the plugin folder and takes up what changed. What cannot be used changes nothing.
  ///
  /// @throws RejectedException when a reload runs already
  Reload reload();

  /// What came of a reload.
  ///
  /// @param changes what became of each plugin that is or was in use, and of each that failed, by
  ///   kind and name
  /// @param plugins every plugin as it is now, by kind and name
  record Reload(List<Change> changes, List<PluginStatus> plugins) {

    public Reload {
      changes = List.copyOf(changes);
      plugins = List.copyOf(plugins);
    }
  }

  /// What became of one plugin.
  ///
  /// @param name its name
  /// @param kind what it does
  /// @param what what became of it
  /// @param version its version now; null when it is gone
  /// @param previousVersion its version before; null when it was not in use
  /// @param origin where it was found: `class path`, or a path relative to the plugin folder
  /// @param reason why, where there is something to say
  record Change(
      String name,
      Kind kind,
      What what,
      @Nullable String version,
      @Nullable String previousVersion,
      String origin,
      @Nullable String reason) {}

  /// What became of a plugin.
  enum What {
    /// It is in use from now on.
    ADDED,
    /// Another one of the same name is in use instead.
    REPLACED,
    /// It is no longer in use.
    REMOVED,
    /// It is in use as before.
    KEPT,
    /// It cannot be used; one of the same name that was in use before still is.
    FAILED
  }
}
