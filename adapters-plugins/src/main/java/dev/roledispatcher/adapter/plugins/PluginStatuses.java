package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.PluginDescriptor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How plugins are listed.
final class PluginStatuses {

  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.99;

  private PluginStatuses() {}

  /// A plugin that was read, but never made.
  static PluginStatus uncalled(
      Kind kind,
      UsablePlugin<?> plugin,
      State state,
      @Nullable String reason,
      Map<String, String> options) {
    PluginDescriptor descriptor = plugin.descriptor();
    return new PluginStatus(
        descriptor.name(),
        kind,
        Texts.onOneLine(descriptor.version(), 64),
        descriptor.spiVersion(),
        DescriptorCheck.description(descriptor),
        state,
        reason,
        plugin.found().origin(),
        null,
        options,
        0,
        0,
        null,
        null);
  }

  /// A plugin in use.
  static PluginStatus active(
      Kind kind,
      UsablePlugin<?> plugin,
      @Nullable String reason,
      Map<String, String> options,
      CallMeter meter) {
    PluginDescriptor descriptor = plugin.descriptor();
    return new PluginStatus(
        descriptor.name(),
        kind,
        descriptor.version(),
        descriptor.spiVersion(),
        DescriptorCheck.description(descriptor),
        State.ACTIVE,
        reason,
        plugin.found().origin(),
        null,
        options,
        meter.calls(),
        meter.errors(),
        meter.percentile(HALF),
        meter.percentile(NEARLY_ALL));
  }
}
