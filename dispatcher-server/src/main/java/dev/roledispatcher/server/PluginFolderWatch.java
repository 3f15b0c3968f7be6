package dev.roledispatcher.server;

import dev.roledispatcher.adapter.plugins.PluginHost;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks at the plugin folder from time to time, when somebody wants that, and reloads what changed
/// as soon as it is still.
@ApplicationScoped
class PluginFolderWatch {

  private final PluginHost plugins;

  PluginFolderWatch(PluginHost plugins) {
    this.plugins = plugins;
  }

  @Scheduled(
      identity = "watch-plugin-folder",
      every = "${dispatcher.plugin-folder.watch-every:off}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    plugins.reloadWhenChanged();
  }
}
