package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.PersistenceSettings;
import dev.roledispatcher.adapter.plugins.CallLimits;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.adapter.plugins.ShadowSettings;
import dev.roledispatcher.adapter.plugins.Weighing;
import dev.roledispatcher.adapter.plugins.folder.FolderLimits;
import dev.roledispatcher.adapter.plugins.folder.FolderSettings;
import dev.roledispatcher.adapter.rest.RestSettings;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.application.service.LearningSettings;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.classification.Thresholds;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.server.settings.NativeMode;
import dev.roledispatcher.server.settings.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    return new PersistenceSettings(limit, settings.registry().pollEvery(), limit.plus(limit));
  }

  RestSettings rest() {
    return new RestSettings(new TokenBudget(settings.defaultTokenBudget()), RETRY_AFTER);
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
