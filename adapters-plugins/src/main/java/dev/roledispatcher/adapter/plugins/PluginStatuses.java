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
        plugin.found().sha256(),
        options,
        0,
        0,
        null,
        null);
  }

  /// Something that was found where plugins are, and of which nothing else is known.
  static PluginStatus unread(
      String name, String origin, @Nullable String sha256, State state, String reason) {
    return new PluginStatus(
        Texts.onOneLine(name, 64),
        Kind.UNKNOWN,
        ReadPlugin.UNKNOWN,
        0,
        "",
        state,
        Texts.onOneLine(reason, 1_000),
        Texts.onOneLine(origin, 200),
        sha256,
        Map.of(),
        0,
        0,
        null,
        null);
  }

  /// A plugin in use.
  static PluginStatus inUse(
      Kind kind,
      UsablePlugin<?> plugin,
      State state,
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
        state,
        reason,
        plugin.found().origin(),
        plugin.found().sha256(),
        options,
        meter.calls(),
        meter.errors(),
        meter.percentile(HALF),
        meter.percentile(NEARLY_ALL));
  }
}
