package dev.roledispatcher.server.metrics;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.tokens.CountCache;
import dev.roledispatcher.application.service.ContextTally;
import dev.roledispatcher.domain.stats.ContextStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToLongFunction;

/// Meters that are read when somebody asks: size of the role index, use of the token cache,
/// contexts.
@ApplicationScoped
class Gauges {

  private final MeterRegistry meters;
  private final CachedRoleDirectory directory;
  private final CountCache counts;
  private final ContextTally contexts;

  Gauges(
      MeterRegistry meters,
      CachedRoleDirectory directory,
      CountCache counts,
      ContextTally contexts) {
    this.meters = meters;
    this.directory = directory;
    this.counts = counts;
    this.contexts = contexts;
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
    counter("dispatcher.contexts.built", ContextStats::built, "Contexts that were built");
    counter("dispatcher.contexts.tokens", ContextStats::tokens, "Tokens of all contexts");
    counter(
        "dispatcher.contexts.overflows",
        ContextStats::overflows,
        "Contexts whose required parts did not fit");
    counter("dispatcher.contexts.sections.cut", ContextStats::cutSections, "Sections cut to fit");
    counter(
        "dispatcher.contexts.sections.dropped", ContextStats::droppedSections, "Sections left out");
  }

  private void counter(String name, ToLongFunction<ContextStats> count, String description) {
    FunctionCounter.builder(name, contexts, tally -> count.applyAsLong(tally.total()))
        .description(description)
        .register(meters);
  }
}
