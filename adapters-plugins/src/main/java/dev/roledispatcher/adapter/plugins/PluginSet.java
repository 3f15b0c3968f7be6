package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The plugins that are used together from one reload to the next. Never changes.
final class PluginSet {

  private static final Comparator<PluginStatus> BY_KIND_AND_NAME =
      Comparator.comparing(PluginStatus::kind)
          .thenComparing(PluginStatus::name)
          .thenComparing(PluginStatus::version)
          .thenComparing(PluginStatus::origin);

  private final List<InUse<Classifier>> chain;
  private final InUse<RoleSelector> selector;
  private final List<InUse<Classifier>> shadowClassifiers;
  private final List<InUse<RoleSelector>> shadowSelectors;
  private final List<PluginStatus> others;
  private final TaskClassifier classifiers;
  private final PluginRanker ranker;
  private final Users users = new Users();

  PluginSet(
      List<InUse<Classifier>> chain,
      InUse<RoleSelector> selector,
      List<InUse<Classifier>> shadowClassifiers,
      List<InUse<RoleSelector>> shadowSelectors,
      List<PluginStatus> others,
      HostParts parts) {
    this.chain = List.copyOf(chain);
    this.selector = selector;
    this.shadowClassifiers = List.copyOf(shadowClassifiers);
    this.shadowSelectors = List.copyOf(shadowSelectors);
    this.others = List.copyOf(others);
    PluginHostSettings settings = parts.settings();
    this.classifiers =
        new PluginClassifiers(
            links(this.chain, settings),
            shadows(this.shadowClassifiers, settings),
            settings.weighing().thresholds(),
            parts.stopwatch());
    this.ranker =
        new PluginRanker(
            selector.plugin(), shadows(this.shadowSelectors, settings), PluginRanker.KNOWS_NOTHING);
  }

  /// The chain as it is asked: classifiers that were configured together are one link, in the place
  /// of the first of them.
  private static List<ChainLink> links(List<InUse<Classifier>> chain, PluginHostSettings settings) {
    Map<List<String>, List<ChainLink.Member>> links = new LinkedHashMap<>();
    for (InUse<Classifier> classifier : chain) {
      String name = classifier.name();
      List<String> together =
          settings.links().stream()
              .filter(link -> link.contains(name))
              .findFirst()
              .orElse(List.of(name));
      links
          .computeIfAbsent(together, _ -> new ArrayList<>())
          .add(new ChainLink.Member(classifier.plugin(), settings.weighing().of(name)));
    }
    return links.values().stream().map(ChainLink::new).toList();
  }

  private static <P extends AutoCloseable> Shadows<P> shadows(
      List<InUse<P>> plugins, PluginHostSettings settings) {
    return new Shadows<>(
        plugins.stream().map(InUse::plugin).toList(), settings.shadows().deadline());
  }

  List<InUse<Classifier>> chain() {
    return chain;
  }

  InUse<RoleSelector> selector() {
    return selector;
  }

  /// Every role selector, the one that decides first.
  List<InUse<RoleSelector>> selectors() {
    List<InUse<RoleSelector>> all = new ArrayList<>();
    all.add(selector);
    all.addAll(shadowSelectors);
    return List.copyOf(all);
  }

  List<InUse<Classifier>> shadowClassifiers() {
    return shadowClassifiers;
  }

  List<InUse<RoleSelector>> shadowSelectors() {
    return shadowSelectors;
  }

  /// What was found and is not in use.
  List<PluginStatus> others() {
    return others;
  }

  TaskClassifier classifiers() {
    return classifiers;
  }

  PluginRanker ranker() {
    return ranker;
  }

  Users users() {
    return users;
  }

  /// Every plugin in use, those that decide first.
  List<InUse<?>> inUse() {
    List<InUse<?>> all = new ArrayList<>(chain);
    all.add(selector);
    all.addAll(shadowClassifiers);
    all.addAll(shadowSelectors);
    return List.copyOf(all);
  }

  /// Every plugin, by kind and name.
  List<PluginStatus> statuses() {
    return Stream.concat(others.stream(), inUse().stream().map(InUse::status))
        .sorted(BY_KIND_AND_NAME)
        .toList();
  }
}
