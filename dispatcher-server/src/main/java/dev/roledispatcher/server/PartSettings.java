package dev.roledispatcher.server;

import dev.roledispatcher.adapter.persistence.PersistenceSettings;
import dev.roledispatcher.adapter.plugins.CallLimits;
import dev.roledispatcher.adapter.plugins.PluginHostSettings;
import dev.roledispatcher.adapter.rest.RestSettings;
import dev.roledispatcher.adapter.tokens.TokenEncoding;
import dev.roledispatcher.application.service.DispatchSettings;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.server.settings.ServerSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The settings of the server as the settings of its parts.
final class PartSettings {

  /// When clients are asked to come back after a fault that may pass.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /// What a unit of work may take beyond the dispatch that it commits.
  private static final Duration COMMIT_MARGIN = Duration.ofSeconds(5);

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
        settings.selector().name(),
        settings.classifier().timeout(),
        settings.selector().timeout(),
        settings.pluginLimits().creation(),
        new CallLimits(
            settings.pluginLimits().concurrency(),
            settings.pluginLimits().queue(),
            settings.pluginLimits().failuresBeforeRest(),
            settings.pluginLimits().rest(),
            settings.pluginLimits().trusted()),
        settings.plugins());
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
