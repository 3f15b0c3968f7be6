package dev.roledispatcher.server.metrics;

import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Meters of each plugin, by name, version and kind: `dispatcher.plugin.calls`,
/// `dispatcher.plugin.errors` and `dispatcher.plugin.call.duration` by quantile.
///
/// They are read when somebody asks, and come and go with the plugins. They hold names only, so
/// that no meter keeps a plugin in memory that was replaced.
@ApplicationScoped
class PluginMeters {

  private final MeterRegistry meters;
  private final PluginHost plugins;
  private final Map<Tags, List<Meter>> registered = new LinkedHashMap<>();

  PluginMeters(MeterRegistry meters, PluginHost plugins) {
    this.meters = meters;
    this.plugins = plugins;
  }

  void onStart(@Observes StartupEvent event) {
    follow(plugins.plugins());
    plugins.onReload(reload -> follow(reload.plugins()));
  }

  private synchronized void follow(List<PluginStatus> all) {
    List<Tags> present = all.stream().map(PluginMeters::tags).toList();
    registered
        .entrySet()
        .removeIf(entry -> {
          boolean gone = !present.contains(entry.getKey());
          if (gone) {
            entry.getValue().forEach(meters::remove);
          }
          return gone;
        });
    present.forEach(tags -> registered.computeIfAbsent(tags, this::register));
  }

  private List<Meter> register(Tags tags) {
    List<Meter> own = new ArrayList<>();
    own.add(count("dispatcher.plugin.calls", "Calls of a plugin", tags, PluginStatus::calls));
    own.add(
        count("dispatcher.plugin.errors", "Failed calls of a plugin", tags, PluginStatus::errors));
    own.add(time("0.5", tags, PluginStatus::p50));
    own.add(time("0.99", tags, PluginStatus::p99));
    return own;
  }

  private Meter count(
      String name, String description, Tags tags, ToDoubleFunction<PluginStatus> value) {
    return FunctionCounter.builder(name, plugins, host -> read(host, tags, value, 0))
        .description(description)
        .tags(tags)
        .register(meters);
  }

  private Meter time(String quantile, Tags tags, Function<PluginStatus, @Nullable Duration> value) {
    return TimeGauge.builder(
            "dispatcher.plugin.call.duration",
            plugins,
            TimeUnit.NANOSECONDS,
            host -> read(host, tags, plugin -> nanos(value.apply(plugin)), Double.NaN))
        .description("Time that this share of the calls of a plugin took at most")
        .tags(tags.and("quantile", quantile))
        .register(meters);
  }

  private static double nanos(@Nullable Duration time) {
    return time == null ? Double.NaN : time.toNanos();
  }

  private static double read(
      PluginHost plugins, Tags tags, ToDoubleFunction<PluginStatus> value, double none) {
    return plugins.plugins().stream()
        .filter(plugin -> tags(plugin).equals(tags))
        .mapToDouble(value)
        .max()
        .orElse(none);
  }

  private static Tags tags(PluginStatus plugin) {
    return Tags.of(
        "plugin", plugin.name(),
        "version", plugin.version(),
        "kind", plugin.kind().name().toLowerCase(Locale.ROOT));
  }
}
