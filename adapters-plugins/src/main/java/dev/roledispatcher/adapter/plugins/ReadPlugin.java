package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.SpiVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A plugin that was looked into.
sealed interface ReadPlugin<P> {

  /// What stands for a version where it is not known.
  String UNKNOWN = "unknown";

  /// It may be used.
  ///
  /// @param plugin who it is
  record Usable<P>(UsablePlugin<P> plugin) implements ReadPlugin<P> {}

  /// It may not.
  ///
  /// @param status how it is listed
  record Unusable<P>(PluginStatus status) implements ReadPlugin<P> {}

  /// Looks into a plugin.
  ///
  /// @param deadline the longest it may take
  static <P> ReadPlugin<P> of(Kind kind, FoundPlugin<P> found, Duration deadline) {
    try {
      UsablePlugin<P> read =
          OwnThread.call(
              found.provider(),
              found.loader(),
              deadline,
              UnaryOperator.identity(),
              () -> {
                PluginFactory<P> factory = found.factory().call();
                return new UsablePlugin<>(factory.descriptor().get(), found, factory);
              });
      if (read == null || (Object) read.descriptor() == null) {
        throw new PluginFault("It has no descriptor");
      }
      return reviewed(kind, read);
    } catch (PluginFault fault) {
      return new Unusable<>(
          new PluginStatus(
              found.provider(),
              kind,
              UNKNOWN,
              0,
              "",
              State.FAILED,
              Texts.sentence("It could not be read: " + fault.what()),
              found.origin(),
              found.sha256(),
              Map.of(),
              0,
              0,
              null,
              null));
    }
  }

  private static <P> ReadPlugin<P> reviewed(Kind kind, UsablePlugin<P> plugin) {
    int builtAgainst = plugin.descriptor().spiVersion();
    if (builtAgainst != SpiVersion.CURRENT) {
      return rejected(
          kind,
          plugin,
          State.INCOMPATIBLE,
          "It was built against version %d of the plugin interface, and this server offers %d."
              .formatted(builtAgainst, SpiVersion.CURRENT));
    }
    List<String> problems = DescriptorCheck.problems(plugin.descriptor());
    return problems.isEmpty()
        ? new Usable<>(plugin)
        : rejected(
            kind,
            plugin,
            State.FAILED,
            "Its descriptor is invalid, because %s.".formatted(String.join("; ", problems)));
  }

  private static <P> ReadPlugin<P> rejected(
      Kind kind, UsablePlugin<P> plugin, State state, String reason) {
    return new Unusable<>(PluginStatuses.uncalled(kind, plugin, state, reason, Map.of()));
  }
}
