package dev.roledispatcher.server.metrics;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.tokens.CountCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Meters that are read when somebody asks: size of the role index, use of the token cache.
@ApplicationScoped
class Gauges {

  private final MeterRegistry meters;
  private final CachedRoleDirectory directory;
  private final CountCache counts;

  Gauges(MeterRegistry meters, CachedRoleDirectory directory, CountCache counts) {
    this.meters = meters;
    this.directory = directory;
    this.counts = counts;
  }

  void onStart(@Observes StartupEvent event) {
    Gauge.builder("dispatcher.role.index.size", directory, roles -> roles.index().size())
        .description("Roles in memory")
        .register(meters);
    FunctionCounter.builder("dispatcher.token.cache.hits", counts, CountCache::hits)
        .description("Token counts that were remembered")
        .register(meters);
    FunctionCounter.builder("dispatcher.token.cache.misses", counts, CountCache::misses)
        .description("Token counts that were made")
        .register(meters);
  }
}
