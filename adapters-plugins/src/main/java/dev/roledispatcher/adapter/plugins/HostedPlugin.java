package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.domain.classification.PluginRef;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final InstantSource clock;
  private final CallGuard<P> guard;

  private HostedPlugin(
      Kind kind,
      UsablePlugin<P> source,
      CheckedSettings settings,
      P plugin,
      Duration longest,
      CallLimits limits,
      Logger log,
      InstantSource clock,
      Stopwatch stopwatch) {
    this.kind = kind;
    this.source = source;
    this.settings = settings;
    this.ref = new PluginRef(source.name(), source.descriptor().version());
    this.plugin = plugin;
    this.longest = longest;
    this.log = log;
    this.clock = clock;
    this.guard =
        new CallGuard<>(
            source.name(),
            source.found().loader(),
            plugin,
            threads(source, limits, stopwatch),
            longest,
            limits,
            settings::masked,
            log,
            stopwatch);
  }

  /// Makes the plugin.
  ///
  /// @param longest the longest one call may take
  /// @param creation the longest it may take to be made
  /// @throws PluginFault when it cannot be made; the reason holds no secret
  static <P extends AutoCloseable> HostedPlugin<P> create(
      Kind kind,
      UsablePlugin<P> source,
      CheckedSettings settings,
      Duration longest,
      Duration creation,
      PluginHostSettings host,
      InstantSource clock,
      Stopwatch stopwatch)
      throws PluginFault {
    Logger log = PluginLogger.of(source.descriptor(), stopwatch);
    HostedContext context = new HostedContext(settings, log, clock);
    P plugin =
        OwnThread.call(
            source.name(),
            source.found().loader(),
            creation,
            settings::masked,
            () -> source.factory().create().apply(context));
    if (plugin == null) {
      throw new PluginFault("Its factory made nothing");
    }
    return new HostedPlugin<>(
        kind, source, settings, plugin, longest, host.limits(), log, clock, stopwatch);
  }

  /// Trust is for plugins that were built into the server; whatever else bears the name is not
  /// meant.
  private static PluginThreads threads(
      UsablePlugin<?> source, CallLimits limits, Stopwatch stopwatch) {
    return source.found().isBuiltIn() && limits.trusted().contains(source.name())
        ? new CallersThread(stopwatch)
        : new OwnThreads(source.name(), limits);
  }

  /// Its name and version.
  PluginRef ref() {
    return ref;
  }

  CallGuard<P> guard() {
    return guard;
  }

  /// What it was made from.
  UsablePlugin<P> source() {
    return source;
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

  /// Has the plugin make something that no decision waits for, on a thread of its own; null when it
  /// made nothing.
  ///
  /// @throws PluginFault when it throws, or does not end in time
  <R> @Nullable R have(Duration deadline, Function<? super P, ? extends R> what)
      throws PluginFault {
    return OwnThread.<R>call(
        source.name(),
        source.found().loader(),
        deadline,
        settings::masked,
        () -> what.apply(plugin));
  }

  /// How it does.
  ///
  /// @param well its state unless it rests
  /// @param note what else is to be said of it; null when nothing is
  PluginStatus status(State well, @Nullable String note) {
    String rest = guard.restReason();
    return PluginStatuses.inUse(
        kind,
        source,
        rest.isEmpty() ? well : State.QUARANTINED,
        rest.isEmpty() ? note : "%s %s".formatted(rest, trial()),
        settings.shown(),
        guard.meter());
  }

  private String trial() {
    Duration left = guard.restLeft();
    return left.isPositive()
        ? "The first call after %s tries it again."
            .formatted(clock.instant().plus(left).truncatedTo(ChronoUnit.SECONDS))
        : "The next call tries it again.";
  }

  /// Tries it once, as a host does that has not yet decided to use it.
  ///
  /// @param deadline the longest it may take
  /// @throws PluginFault when it throws, hangs, or its answer cannot be used
  <R> void test(
      Duration deadline, Function<? super P, ? extends R> question, AnswerCheck<R, ?> check)
      throws PluginFault {
    R answer =
        OwnThread.call(
            source.name(),
            source.found().loader(),
            deadline,
            settings::masked,
            () -> question.apply(plugin));
    try {
      CheckedAnswer.of(answer, check);
    } catch (WrongAnswerException wrong) {
      throw new PluginFault(
          "Its answer cannot be used: " + settings.masked(Texts.onOneLine(wrong.what(), 400)));
    }
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
