package dev.roledispatcher.server.start;

import dev.roledispatcher.adapter.persistence.AffinityLedger;
import dev.roledispatcher.adapter.persistence.CachedLessonDirectory;
import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.adapter.persistence.CachedRuleDirectory;
import dev.roledispatcher.adapter.persistence.CachedTexts;
import dev.roledispatcher.adapter.persistence.QueueNotices;
import dev.roledispatcher.adapter.plugins.PluginHost;
import dev.roledispatcher.adapter.tokens.ModelTokenCounters;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.server.QueueWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Makes at start what the first request would otherwise wait for, so that what is broken stops the
/// start and not the first request.
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger("dispatcher.start");

  private final PluginHost plugins;
  private final CachedRoleDirectory directory;
  private final CachedRuleDirectory rules;
  private final CachedLessonDirectory lessons;
  private final CachedTexts texts;
  private final ModelTokenCounters counters;
  private final QueueNotices queueNotices;
  private final QueueWork queueWork;
  private final AffinityLedger affinities;
  private final Rehearsal rehearsal;

  WarmUp(
      PluginHost plugins,
      CachedRoleDirectory directory,
      CachedRuleDirectory rules,
      CachedLessonDirectory lessons,
      CachedTexts texts,
      ModelTokenCounters counters,
      QueueNotices queueNotices,
      QueueWork queueWork,
      AffinityLedger affinities,
      InstantSource clock,
      Stopwatch stopwatch,
      Ids ids) {
    this.plugins = plugins;
    this.directory = directory;
    this.rules = rules;
    this.lessons = lessons;
    this.texts = texts;
    this.counters = counters;
    this.queueNotices = queueNotices;
    this.queueWork = queueWork;
    this.affinities = affinities;
    this.rehearsal = new Rehearsal(plugins, counters, clock, stopwatch, ids);
  }

  void onStart(@Observes StartupEvent event) {
    counters.warmUp();
    rehearsal.run();
    rules.start();
    lessons.start();
    texts.start();
    directory.start();
    affinities.refresh();
    plugins.awaitRolesTold();
    queueNotices.start();
    queueWork.start();
    LOG.infof(
        "event=ready roles=%d rules=%d plugins=%d",
        directory.index().size(), rules.rules().size(), plugins.plugins().size());
  }
}
