package dev.roledispatcher.server.metrics;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.tokens.CachingTokenCounter;
import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// Meters that are read when somebody asks: size of the role index, use of the token cache, calls
/// of plugins.
@ApplicationScoped
class Gauges {

  private final MeterRegistry meters;
  private final CachedRoleDirectory directory;
  private final CachingTokenCounter counter;
  private final ReadPlugins plugins;

  Gauges(
      MeterRegistry meters,
      CachedRoleDirectory directory,
      CachingTokenCounter counter,
      ReadPlugins plugins) {
    this.meters = meters;
    this.directory = directory;
    this.counter = counter;
    this.plugins = plugins;
  }

  void onStart(@Observes StartupEvent event) {
    Gauge.builder("dispatcher.role.index.size", directory, roles -> roles.index().size())
        .description("Roles in memory")
        .register(meters);
    FunctionCounter.builder("dispatcher.token.cache.hits", counter, CachingTokenCounter::hits)
        .description("Token counts that were remembered")
        .register(meters);
    FunctionCounter.builder("dispatcher.token.cache.misses", counter, CachingTokenCounter::misses)
        .description("Token counts that were made")
        .register(meters);
    for (PluginStatus plugin : plugins.plugins()) {
      count("dispatcher.plugin.calls", "Calls of a plugin", plugin, PluginStatus::calls);
      count("dispatcher.plugin.errors", "Failed calls of a plugin", plugin, PluginStatus::errors);
    }
  }

  private void count(
      String name, String description, PluginStatus plugin, ToLongFunction<PluginStatus> value) {
    FunctionCounter.builder(name, plugins, all -> current(all, plugin, value))
        .description(description)
        .tags(
            Tags.of(
                "plugin", plugin.name(),
                "version", plugin.version(),
                "kind", plugin.kind().name().toLowerCase(Locale.ROOT)))
        .register(meters);
  }

  private static double current(
      ReadPlugins plugins, PluginStatus wanted, ToLongFunction<PluginStatus> value) {
    return plugins.plugins().stream()
        .filter(plugin -> plugin.kind() == wanted.kind() && plugin.name().equals(wanted.name()))
        .mapToLong(value)
        .sum();
  }
}
