package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import org.jspecify.annotations.Nullable;

/// A plugin of the set that is in use.
///
/// @param plugin the plugin
/// @param shadow true when it is asked only to be compared
/// @param note why it is in use although something speaks against it; null in the usual case
record InUse<P extends AutoCloseable>(
    HostedPlugin<P> plugin, boolean shadow, @Nullable String note) {

  String name() {
    return plugin.ref().name();
  }

  PluginStatus status() {
    return plugin.status(shadow ? State.SHADOW : State.ACTIVE, note);
  }
}
