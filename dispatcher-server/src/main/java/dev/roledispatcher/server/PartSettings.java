package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.AffinitySettings;
import dev.roledispatcher.adapter.persistence.PersistenceSettings;
import dev.roledispatcher.adapter.plugins.CallLimits;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.adapter.plugins.ShadowSettings;
import dev.roledispatcher.adapter.plugins.Weighing;
import dev.roledispatcher.adapter.plugins.folder.FolderLimits;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.adapter.rest.RestSettings;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.application.service.ContextSettings;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.LearningSettings;
import dev.roledispatcher.application.service.LifeSettings;
import dev.roledispatcher.application.service.PlanSettings;
import dev.roledispatcher.application.service.QueueSettings;
import dev.roledispatcher.application.service.WaitSettings;
import dev.roledispatcher.domain.capacity.TaskKind;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.classification.Thresholds;
import dev.roledispatcher.domain.context.ContextPlan;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionPlan;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairWeights;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.HeadStarts;
import dev.roledispatcher.domain.queue.QueuePolicy;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.queue.RestPolicy;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.server.settings.NativeMode;
import dev.roledispatcher.server.settings.ServerSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of the server as the settings of its parts.
final class PartSettings {

  /// When clients are asked to come back after a fault that may pass.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /// What a unit of work may take beyond the dispatch that it commits.
  private static final Duration COMMIT_MARGIN = Duration.ofSeconds(5);

  /// What stands for all sums where sums could be listed.
  private static final String ANY = "any";

  /// What stands for nobody where plugins could be listed.
  private static final String NOBODY = "none";

  private static final String SKILLS = "skills";
  private static final String PROJECTS = "projects";
  private static final List<String> SOURCES = List.of(SKILLS, PROJECTS);

  /// The ordinal of defaults among the sources of settings.
  private static final int DEFAULTS = Integer.MIN_VALUE;

  private final ServerSettings settings;

  PartSettings(ServerSettings settings) {
    this.settings = settings;
  }

  DispatchSettings dispatch() {
    return new DispatchSettings(
        settings.maxDispatchAttempts(),
        settings.dispatchTimeout(),
        settings.batchTimeout(),
        whenUndecided(),
        new SelectionPolicy(
            SelectionPolicy.DEFAULT.version(),
            settings.selection().mostRanked(),
            settings.selection().mostRecorded(),
            settings.selection().mostRefusalsNamed()),
        settings.idempotency().lease(),
        settings.idempotency().keep());
  }

  PluginHostSettings plugins() {
    return new PluginHostSettings(
        settings.classifier().chain(),
        settings.selector().name().getValue(),
        settings.classifier().timeout(),
        settings.selector().timeout(),
        settings.pluginLimits().creation(),
        new CallLimits(
            settings.pluginLimits().concurrency(),
            settings.pluginLimits().queue(),
            settings.pluginLimits().failuresBeforeRest(),
            settings.pluginLimits().rest(),
            settings.pluginLimits().trusted()),
        weighing(),
        new ShadowSettings(
            named(settings.classifier().shadow()),
            named(settings.selector().shadow()),
            settings.shadowTimeout()),
        settings.plugins());
  }

  LearningSettings learning() {
    ServerSettings.Learning learning = settings.learning();
    return new LearningSettings(
        learning.enabled() == ServerSettings.Truth.TRUE,
        learning.mostCorrections(),
        learning.trust(),
        learning.trustInOthers());
  }

  FolderSettings pluginFolder() {
    ServerSettings.PluginFolder folder = settings.pluginFolder();
    return new FolderSettings(
        folder.path(),
        switch (folder.activate()) {
          case ALL -> FolderSettings.Activation.ALL;
          case NAMED -> FolderSettings.Activation.NAMED;
        },
        folder.allowedSums().equals(List.of(ANY)) ? Set.of() : Set.copyOf(folder.allowedSums()),
        new FolderLimits(
            folder.mostPlugins(),
            folder.mostPerJar().asLongValue(),
            folder.mostTogether().asLongValue()),
        NativeMode.isOn());
  }

  /// True when somebody chose the role selector, false when it is the default.
  boolean isSelectorConfigured() {
    return settings.selector().name().getConfigSourceOrdinal() > DEFAULTS;
  }

  private static List<String> named(List<String> shadows) {
    return shadows.equals(List.of(NOBODY)) ? List.of() : shadows;
  }

  private Weighing weighing() {
    ServerSettings.Thresholds thresholds = settings.classifier().thresholds();
    return new Weighing(
        settings.classifier().weights(),
        new Thresholds(
            switch (settings.classifier().safety()) {
              case PEOPLE -> Thresholds.Safety.PEOPLE;
              case AI -> Thresholds.Safety.AI;
              case NEITHER -> Thresholds.Safety.NEITHER;
            },
            thresholds.humanPrimary(),
            thresholds.hybrid(),
            thresholds.aiPrimary()));
  }

  PersistenceSettings persistence() {
    Duration limit = settings.batchTimeout().plus(COMMIT_MARGIN);
    return new PersistenceSettings(
        limit, settings.registry().pollEvery(), limit.plus(limit), limits(), affinity());
  }

  private AffinitySettings affinity() {
    ServerSettings.Affinity affinity = settings.affinity();
    return new AffinitySettings(affinity.field(), affinity.keyHeld(), affinity.halfLife());
  }

  CapacityLimits limits() {
    Map<TaskKind, Integer> byKind = new HashMap<>();
    settings.limits().kinds().forEach((kind, units) -> byKind.put(new TaskKind(kind), units));
    int total = settings.limits().total();
    return new CapacityLimits(total == 0 ? null : (Integer) total, byKind);
  }

  RestSettings rest() {
    return new RestSettings(
        new TokenBudget(
            settings.defaultTokenBudget(), settings.context().answerReserve(), Map.of()),
        RETRY_AFTER);
  }

  LifeSettings life() {
    return new LifeSettings(attempts(), settings.lease());
  }

  RestPolicy rests() {
    return new RestPolicy(settings.attempts().missesInARow(), settings.attempts().rest());
  }

  WaitSettings waits() {
    ServerSettings.Waits waits = settings.waits();
    return new WaitSettings(waits.most(), waits.lookEvery(), RETRY_AFTER);
  }

  QueueSettings queue() {
    ServerSettings.Queue queue = settings.queue();
    Map<FairnessKey, Double> weights = new HashMap<>();
    queue.weights().forEach((key, weight) -> weights.put(new FairnessKey(key), weight));
    QueuePolicy usual = QueuePolicy.DEFAULT;
    QueuePolicy policy =
        new QueuePolicy(
            new HeadStarts(Duration.ZERO, queue.headStartMedium(), queue.headStartHigh()),
            queue.headStartHigh(),
            usual.expectedDuration(),
            usual.slack(),
            new CriticalCap(queue.criticalShare(), CriticalCap.DEFAULT.window()),
            new FairWeights(weights, FairWeights.EQUAL.others()),
            usual.maxWaiting());
    return new QueueSettings(
        new QueueRules(policy, queue.fairnessField()),
        attempts(),
        queue.batch(),
        QueueSettings.DEFAULT.mostCounted(),
        QueueSettings.DEFAULT.recent());
  }

  PlanSettings plans() {
    return new PlanSettings(settings.batchPlan().timeLimit(), settings.batchPlan().mostTasks());
  }

  int plansAtOnce() {
    return settings.batchPlan().atOnce();
  }

  private AttemptPolicy attempts() {
    ServerSettings.Attempts attempts = settings.attempts();
    return new AttemptPolicy(
        attempts.most(),
        attempts.cooldown(),
        attempts.missesInARow(),
        attempts.mostHops(),
        switch (attempts.whenUsedUp()) {
          case WAIT -> AttemptPolicy.WhenUsedUp.WAIT;
          case FAIL -> AttemptPolicy.WhenUsedUp.FAIL;
        },
        List.of());
  }

  ContextSettings contexts() {
    ServerSettings.Context context = settings.context();
    Set<String> required = Set.copyOf(named(context.requiredSources()));
    Set<String> unknown = new TreeSet<>(required);
    unknown.removeAll(SOURCES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          """
          The required sources (%s) of contexts are not known.
          Maybe use some of: %s; or none.\
          """
              .formatted(String.join(", ", unknown), String.join(", ", SOURCES)));
    }
    return new ContextSettings(
        context.sourceTimeout(),
        context.projectField(),
        required.contains(SKILLS),
        required.contains(PROJECTS),
        context.mostPast());
  }

  ContextPlan contextPlan() {
    Map<SectionName, SectionPlan> sections = new EnumMap<>(ContextPlan.DEFAULT.sections());
    settings
        .context()
        .sections()
        .forEach((name, said) -> {
          SectionName section = section(name);
          sections.put(section, share(ContextPlan.DEFAULT.section(section), said));
        });
    return new ContextPlan(
        sections, settings.context().shortenTasks() == ServerSettings.Truth.TRUE);
  }

  private static SectionName section(String name) {
    try {
      return SectionName.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          """
          The section (%s) of contexts is not known.
          Maybe use one of: %s.\
          """
              .formatted(
                  name,
                  Arrays.stream(SectionName.values())
                      .map(known -> known.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))),
          unknown);
    }
  }

  private static SectionPlan share(SectionPlan usual, ServerSettings.Section said) {
    return new SectionPlan(
        said.min().orElse(usual.min()),
        said.basis().orElse(usual.basis()),
        said.max().orElse(usual.max()),
        said.weight().orElse(usual.weight()),
        said.priority().orElse(usual.priority()));
  }

  Map<String, String> models() {
    return settings.context().models();
  }

  String otherModels() {
    return settings.context().otherModels();
  }

  int sourceCacheCharacters() {
    return settings.context().sourceCacheCharacters();
  }

  int preparedCharacters() {
    return settings.context().preparedCharacters();
  }

  TokenEncoding encoding() {
    return TokenEncoding.named(settings.context().tokenizer());
  }

  int countCacheCharacters() {
    return settings.context().countCacheCharacters();
  }

  private @Nullable TaskClassification whenUndecided() {
    return switch (settings.classifier().whenUndecided()) {
      case HUMAN_PRIMARY -> TaskClassification.HUMAN_PRIMARY;
      case AI_PRIMARY -> TaskClassification.AI_PRIMARY;
      case HYBRID -> TaskClassification.HYBRID;
      case FAIL -> null;
    };
  }
}
