package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes a [PluginSet] of what is offered, at the start and at every reload.
///
/// At the start, everything that is wrong with what the configuration names is told at once, and
/// nothing is made before. At a reload nothing is required: what cannot be used leaves what was in
/// use before in its place.
final class PluginAssembly {

  private final HostParts parts;
  private final Offer offer;
  private final @Nullable PluginSet before;
  private final TimeLeft time;
  private final PluginOptions options;
  private final SelfTest selfTest;
  private final List<String> mistakes = new ArrayList<>();
  private final List<PluginStatus> others = new ArrayList<>();
  private final List<HostedPlugin<?>> made = new ArrayList<>();
  private final List<UsablePlugin<?>> tried = new ArrayList<>();

  /// @param before what is in use; null at the start
  /// @param time what the plugins of the folder have to be made in
  PluginAssembly(HostParts parts, Offer offer, @Nullable PluginSet before, TimeLeft time) {
    this.parts = parts;
    this.offer = offer;
    this.before = before;
    this.time = time;
    this.options = new PluginOptions(parts, offer);
    this.selfTest = new SelfTest(parts.clock().instant());
  }

  /// Makes the set.
  ///
  /// @throws PluginConfigurationException when what the configuration names cannot be used and
  ///   there is nothing to put in its place
  PluginSet assemble() {
    if (before == null) {
      review();
    }
    boolean done = false;
    try {
      List<InUse<Classifier>> chain = chain();
      InUse<RoleSelector> selector = selector();
      if (selector == null || !mistakes.isEmpty()) {
        throw new PluginConfigurationException(mistakes);
      }
      List<InUse<Classifier>> shadowClassifiers =
          shadows(
              parts.settings().shadows().classifiers(),
              this::classifierPlace,
              offer.classifiers(),
              before == null ? List.of() : before.shadowClassifiers());
      List<InUse<RoleSelector>> shadowSelectors =
          shadows(
              parts.settings().shadows().selectors(),
              this::selectorPlace,
              offer.selectors(),
              before == null ? List.of() : before.shadowSelectors());
      others.addAll(offer.unusable());
      listUnused(Kind.CLASSIFIER, offer.classifiers(), with(chain, shadowClassifiers), "");
      listUnused(
          Kind.ROLE_SELECTOR,
          offer.selectors(),
          with(List.of(selector), shadowSelectors),
          "The role selector (%s) is used.".formatted(selector.name()));
      done = true;
      return new PluginSet(chain, selector, shadowClassifiers, shadowSelectors, others, parts);
    } finally {
      if (!done) {
        made.forEach(HostedPlugin::stop);
        made.forEach(HostedPlugin::close);
      }
    }
  }

  private void review() {
    mistakes.addAll(parts.use().repeated());
    List<UsablePlugin<?>> strict = new ArrayList<>();
    for (String name : new LinkedHashSet<>(parts.settings().classifierNames())) {
      offer
          .classifiers()
          .find(name)
          .ifPresentOrElse(
              strict::add, () -> mistakes.add(offer.missing(offer.classifiers(), name)));
    }
    String selector = parts.settings().selector();
    offer
        .selectors()
        .find(selector)
        .ifPresentOrElse(
            strict::add, () -> mistakes.add(offer.missing(offer.selectors(), selector)));
    mistakes.addAll(options.review(strict));
    if (!mistakes.isEmpty()) {
      throw new PluginConfigurationException(mistakes);
    }
  }

  private List<InUse<Classifier>> chain() {
    Map<String, InUse<Classifier>> known = new TreeMap<>();
    if (before != null) {
      before.chain().forEach(plugin -> known.put(plugin.name(), plugin));
    }
    List<InUse<Classifier>> chain = new ArrayList<>();
    for (String name : parts.use().classifiers(offer.classifiers(), fromFolder(known))) {
      InUse<Classifier> plugin =
          fill(
              classifierPlace(name, parts.use().requiresClassifier(name)),
              offer.classifiers(),
              known.get(name));
      if (plugin != null) {
        chain.add(plugin);
      }
    }
    return chain;
  }

  private @Nullable InUse<RoleSelector> selector() {
    Map<String, InUse<RoleSelector>> known = new TreeMap<>();
    if (before != null) {
      known.put(before.selector().name(), before.selector());
    }
    for (String name : parts.use().selectors(offer.selectors(), fromFolder(known))) {
      InUse<RoleSelector> plugin =
          fill(
              selectorPlace(name, parts.use().requiresSelector(name)),
              offer.selectors(),
              known.get(name));
      if (plugin != null) {
        return plugin;
      }
    }
    return null;
  }

  /// Plugins that are asked only to be compared. None of them is required: a comparison is no
  /// reason not to start.
  private <P extends AutoCloseable> List<InUse<P>> shadows(
      List<String> names,
      BiFunction<String, Boolean, Place<P>> place,
      Shelf<P> shelf,
      List<InUse<P>> known) {
    List<InUse<P>> shadows = new ArrayList<>();
    for (String name : names) {
      InUse<P> then =
          known.stream().filter(plugin -> plugin.name().equals(name)).findFirst().orElse(null);
      InUse<P> now = fill(place.apply(name, false), shelf, then);
      if (now != null) {
        shadows.add(new InUse<>(now.plugin(), true, now.note()));
      } else if (shelf.find(name).isEmpty()) {
        PluginLog.missingShadow(shelf.missing(name));
      }
    }
    return shadows;
  }

  private Place<Classifier> classifierPlace(String name, boolean required) {
    return new Place<>(
        Kind.CLASSIFIER, name, required, parts.settings().classifierDeadline(), selfTest::classify);
  }

  private Place<RoleSelector> selectorPlace(String name, boolean required) {
    return new Place<>(
        Kind.ROLE_SELECTOR, name, required, parts.settings().selectorDeadline(), selfTest::rank);
  }

  private static <T> List<T> with(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /// A place that a plugin may have.
  ///
  /// @param longest the longest one call may take
  private record Place<P extends AutoCloseable>(
      Kind kind, String name, boolean required, Duration longest, Trial<P> trial) {}

  /// The question that a plugin of the folder must answer first.
  private interface Trial<P extends AutoCloseable> {
    void on(HostedPlugin<P> plugin, Duration deadline) throws PluginFault;
  }

  /// Who has the place; null when nobody does.
  private <P extends AutoCloseable> @Nullable InUse<P> fill(
      Place<P> place, Shelf<P> shelf, @Nullable InUse<P> known) {
    UsablePlugin<P> plugin = shelf.find(place.name()).orElse(null);
    if (plugin == null) {
      return known == null ? null : keptWithoutSource(place, shelf, known);
    }
    if (known != null && known.plugin().source().equals(plugin)) {
      return new InUse<>(known.plugin(), false, null);
    }
    tried.add(plugin);
    try {
      return new InUse<>(make(place, plugin), false, null);
    } catch (PluginFault fault) {
      String reason = Texts.sentence("It could not be made: " + fault.what());
      if (known != null) {
        others.add(failed(place.kind(), plugin, reason));
        return kept(known, reason);
      }
      if (place.required()) {
        mistakes.add(
            Texts.sentence(
                "The configured plugin (%s) could not be made: %s"
                    .formatted(place.name(), fault.what())));
      }
      others.add(failed(place.kind(), plugin, reason));
      return null;
    }
  }

  private <P extends AutoCloseable> @Nullable InUse<P> keptWithoutSource(
      Place<P> place, Shelf<P> shelf, InUse<P> known) {
    String origin = known.plugin().source().found().origin();
    String reason = shelf.whyNot(place.name()).or(() -> offer.trouble(origin)).orElse(null);
    if (reason == null && place.required()) {
      reason = "The configuration names it, and its jar is gone.";
    }
    return reason == null ? null : kept(known, reason);
  }

  private static <P extends AutoCloseable> InUse<P> kept(InUse<P> known, String reason) {
    return new InUse<>(
        known.plugin(),
        false,
        "It is kept as it was, because there is nothing to replace it: " + reason);
  }

  private <P extends AutoCloseable> HostedPlugin<P> make(Place<P> place, UsablePlugin<P> plugin)
      throws PluginFault {
    boolean builtIn = plugin.found().isBuiltIn();
    Duration creation = parts.settings().creationDeadline();
    HostedPlugin<P> hosted =
        HostedPlugin.create(
            place.kind(),
            plugin,
            options.settings(plugin),
            place.longest(),
            builtIn ? creation : time.atMost(creation),
            parts.settings(),
            parts.clock(),
            parts.stopwatch());
    if (!builtIn) {
      try {
        place.trial().on(hosted, time.atMost(creation));
      } catch (PluginFault fault) {
        hosted.stop();
        hosted.close();
        throw new PluginFault("Its self-test failed. " + fault.what());
      }
    }
    made.add(hosted);
    return hosted;
  }

  private PluginStatus failed(Kind kind, UsablePlugin<?> plugin, String reason) {
    return PluginStatuses.uncalled(kind, plugin, State.FAILED, reason, options.shown(plugin));
  }

  private <P extends AutoCloseable> void listUnused(
      Kind kind, Shelf<P> shelf, List<InUse<P>> used, String why) {
    for (UsablePlugin<P> plugin : shelf.usable()) {
      if (!tried.contains(plugin)
          && used.stream().noneMatch(one -> one.plugin().source().equals(plugin))) {
        String reason = why.isEmpty() ? "The configuration does not name it." : why;
        others.add(
            PluginStatuses.uncalled(
                kind,
                plugin,
                State.DISCOVERED,
                plugin.found().isBuiltIn() ? null : reason,
                options.shown(plugin)));
      }
    }
  }

  /// The names of those that came from the folder.
  private static <P extends AutoCloseable> Set<String> fromFolder(Map<String, InUse<P>> known) {
    Map<String, InUse<P>> found = new TreeMap<>(known);
    found.values().removeIf(plugin -> plugin.plugin().source().found().isBuiltIn());
    return found.keySet();
  }
}
