package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.classification.PluginRef;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// A plugin in use: made, guarded and, in the end, closed.
final class HostedPlugin<P extends AutoCloseable> {

  /// How long a plugin may take to close.
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Kind kind;
  private final UsablePlugin<P> source;
  private final CheckedSettings settings;
  private final PluginRef ref;
  private final P plugin;
  private final Duration longest;
  private final Logger log;
  private final CallGuard<P> guard;

  private HostedPlugin(
      Kind kind,
      UsablePlugin<P> source,
      CheckedSettings settings,
      P plugin,
      Duration longest,
      CallLimits limits,
      Logger log,
      Stopwatch stopwatch) {
    this.kind = kind;
    this.source = source;
    this.settings = settings;
    this.ref = new PluginRef(source.name(), source.descriptor().version());
    this.plugin = plugin;
    this.longest = longest;
    this.log = log;
    this.guard =
        new CallGuard<>(
            source.name(),
            source.found().loader(),
            plugin,
            longest,
            limits,
            settings::masked,
            log,
            stopwatch);
  }

  /// Makes the plugin.
  ///
  /// @param longest the longest one call may take
  /// @throws PluginFault when it cannot be made; the reason holds no secret
  static <P extends AutoCloseable> HostedPlugin<P> create(
      Kind kind,
      UsablePlugin<P> source,
      CheckedSettings settings,
      Duration longest,
      PluginHostSettings host,
      InstantSource clock,
      Stopwatch stopwatch)
      throws PluginFault {
    Logger log = PluginLogger.of(source.descriptor());
    HostedContext context = new HostedContext(settings, log, clock);
    P plugin =
        OwnThread.call(
            source.name(),
            source.found().loader(),
            host.creationDeadline(),
            settings::masked,
            () -> source.factory().create().apply(context));
    if (plugin == null) {
      throw new PluginFault("Its factory made nothing");
    }
    return new HostedPlugin<>(
        kind, source, settings, plugin, longest, host.limits(), log, stopwatch);
  }

  /// Its name and version.
  PluginRef ref() {
    return ref;
  }

  CallGuard<P> guard() {
    return guard;
  }

  /// Whether the plugin also implements that interface.
  boolean is(Class<?> type) {
    return type.isInstance(plugin);
  }

  /// Tells the plugin something that no caller waits for, on a thread of its own.
  ///
  /// @throws PluginFault when it throws, or does not end in time
  void tell(Duration deadline, Consumer<? super P> what) throws PluginFault {
    OwnThread.call(
        source.name(),
        source.found().loader(),
        deadline,
        settings::masked,
        () -> {
          what.accept(plugin);
          return plugin;
        });
  }

  PluginStatus status() {
    String rest = guard.restReason();
    return PluginStatuses.active(
        kind, source, rest.isEmpty() ? null : rest, settings.shown(), guard.meter());
  }

  /// Takes no further calls.
  void stop() {
    guard.threads().stop();
  }

  /// Lets the last calls end and closes the plugin; one that a call never leaves is not closed.
  void close() {
    if (!guard.threads().awaitEnd(longest)) {
      log.log(Level.WARNING, "event=plugin_left_open reason=\"A call did not end.\"");
      return;
    }
    try {
      OwnThread.call(
          source.name(),
          source.found().loader(),
          CLOSING,
          settings::masked,
          () -> {
            plugin.close();
            return plugin;
          });
    } catch (PluginFault fault) {
      log.log(
          Level.WARNING,
          "event=plugin_close_failed reason=\"%s\"".formatted(Texts.sentence(fault.what())));
    }
  }
}
