package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.RoleSelector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The start of a [PluginHost]: reads what was found, holds the configuration against it, and makes
/// what the configuration names. Nothing is made while anything in the configuration is wrong.
final class PluginHostStart {

  private static final Logger LOG = System.getLogger("dispatcher.plugins");

  private final PluginHostSettings settings;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private final Shelf<Classifier> classifiers;
  private final Shelf<RoleSelector> selectors;
  private final OptionReview options;
  private final List<String> mistakes = new ArrayList<>();
  private final List<PluginStatus> others = new ArrayList<>();
  private final List<HostedPlugin<?>> made = new ArrayList<>();

  PluginHostStart(
      PluginHostSettings settings, InstantSource clock, Stopwatch stopwatch, PluginSource source) {
    this.settings = settings;
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.classifiers = Shelf.of(Kind.CLASSIFIER, source.classifiers(), settings.creationDeadline());
    this.selectors = Shelf.of(Kind.ROLE_SELECTOR, source.selectors(), settings.creationDeadline());
    this.options = new OptionReview(settings.options());
  }

  PluginHost host() {
    List<Named<Classifier>> chain =
        chosen(Kind.CLASSIFIER, classifiers, settings.classifierChain());
    List<Named<RoleSelector>> selector =
        chosen(Kind.ROLE_SELECTOR, selectors, List.of(settings.selector()));
    reviewOptions();
    requireNoMistakes();
    List<HostedPlugin<Classifier>> madeChain =
        chain.stream().flatMap(named -> make(named, settings.classifierDeadline())).toList();
    List<HostedPlugin<RoleSelector>> madeSelector =
        selector.stream().flatMap(named -> make(named, settings.selectorDeadline())).toList();
    requireNoMistakes();
    log();
    return new PluginHost(madeChain, madeSelector.getFirst(), others, stopwatch);
  }

  /// A plugin that the configuration names, with its settings.
  private record Named<P>(Kind kind, UsablePlugin<P> plugin, CheckedSettings settings) {}

  /// The named plugins, in the order of the names; lists the others.
  private <P> List<Named<P>> chosen(Kind kind, Shelf<P> shelf, List<String> names) {
    Set<String> distinct = new HashSet<>();
    List<Named<P>> chosen = new ArrayList<>();
    for (String name : names) {
      if (!distinct.add(name)) {
        mistakes.add("The classifier (%s) must be in the chain once.".formatted(name));
      } else {
        shelf
            .find(name)
            .ifPresentOrElse(
                plugin ->
                    chosen.add(new Named<>(kind, plugin, options.settings(plugin.descriptor()))),
                () -> mistakes.add(shelf.missing(name)));
      }
    }
    others.addAll(shelf.unusable());
    for (UsablePlugin<P> plugin : shelf.usable()) {
      if (!distinct.contains(plugin.name())) {
        CheckedSettings checked = options.settings(plugin.descriptor());
        others.add(PluginStatuses.uncalled(kind, plugin, State.DISCOVERED, null, checked.shown()));
      }
    }
    return chosen;
  }

  private void reviewOptions() {
    List<PluginDescriptor> usable = new ArrayList<>();
    classifiers.usable().forEach(plugin -> usable.add(plugin.descriptor()));
    selectors.usable().forEach(plugin -> usable.add(plugin.descriptor()));
    Set<String> unusable = new HashSet<>();
    classifiers.unusable().forEach(plugin -> unusable.add(plugin.name()));
    selectors.unusable().forEach(plugin -> unusable.add(plugin.name()));
    options.findStrays(usable, unusable, classifiers.unreadable() + selectors.unreadable());
    mistakes.addAll(options.mistakes());
  }

  private <P extends AutoCloseable> Stream<HostedPlugin<P>> make(Named<P> named, Duration longest) {
    try {
      HostedPlugin<P> plugin =
          HostedPlugin.create(
              named.kind(), named.plugin(), named.settings(), longest, settings, clock, stopwatch);
      made.add(plugin);
      return Stream.of(plugin);
    } catch (PluginFault fault) {
      mistakes.add(
          Texts.sentence(
              "The configured plugin (%s) could not be made: %s"
                  .formatted(named.plugin().name(), fault.what())));
      return Stream.empty();
    }
  }

  private void requireNoMistakes() {
    if (!mistakes.isEmpty()) {
      made.forEach(HostedPlugin::stop);
      made.forEach(HostedPlugin::close);
      throw new PluginConfigurationException(mistakes);
    }
  }

  private void log() {
    made.forEach(plugin -> log(plugin.status(), Level.INFO));
    others.forEach(
        plugin -> log(plugin, plugin.state() == State.DISCOVERED ? Level.INFO : Level.WARNING));
  }

  private static void log(PluginStatus plugin, Level level) {
    LOG.log(
        level,
        () ->
            "event=plugin_found plugin=%s kind=%s version=%s state=%s origin=\"%s\" reason=\"%s\""
                .formatted(
                    plugin.name(),
                    plugin.kind(),
                    plugin.version(),
                    plugin.state(),
                    plugin.origin(),
                    Objects.requireNonNullElse(plugin.reason(), "")));
  }
}
